package dev.azwifn.yaml;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Reads the YAML that tools print, ten times as fast as the engine: block collections, and scalars and flow collections
 * that stand on one line. What is beyond that (anchors, tags, escapes, values over several lines), in doubt or wrong is
 * left to the engine, which also says what is wrong. So a tree from here is the tree that the engine's events would make.
 */
final class BlockParser {
    /** Deeper, longer and larger things are rare: the engine knows their limits. */
    private static final int MAX_DEPTH = 100;

    private static final int MAX_KEY = 1000;
    private static final int MAX_KEYS = 200;

    private static final String NO_PLAIN_START = "-?:,[]{}#&*!|>'\"%@` \t\n";
    private static final String NO_PLAIN_IN_FLOW = ":#,[]{}&*!|>'\"%@`?\t\n";

    /** Stands for nodes of which only the syntax counts. */
    private static final Node.Scalar UNKEPT = new Node.Scalar(0, 0, null, null, "", ScalarStyle.PLAIN);

    private static final class Unsure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unsure() {
            super(null, null, false, false);
        }
    }

    private static final Unsure UNSURE = new Unsure();

    /** Keys and words that occur again and again, in all documents: a string of each, the newest of those that share a place. */
    private static final String[] COMMON = new String[1024];

    private static final int MAX_COMMON = 48;

    private final String text;
    private final char[] chars;
    private final int length;
    private final boolean keepTree;
    private final Map<String, String> rootScalars = new HashMap<>();

    /** The first char of the next line with content, and its column; -1 at the end. */
    private int next;

    private int column;
    private int depth;

    /** The end of the node that was read last. */
    private int end;

    /** Where the names of the keys of all open mappings begin and end. */
    private int[] names = new int[64];

    private int nameCount;

    private BlockParser(String text, boolean keepTree) {
        this.text = text;
        this.length = text.length();
        // With a line break behind the text, no loop needs to look for the end.
        this.chars = new char[length + 1];
        text.getChars(0, length, chars, 0);
        chars[length] = '\n';
        this.keepTree = keepTree;
    }

    /** The root node; null if the text is for the engine to read. */
    static @Nullable Node parse(String text) {
        try {
            return new BlockParser(text, true).document();
        } catch (Unsure e) {
            return null;
        }
    }

    /** The scalar values of the root mapping's entries; null if the text is for the engine to read. */
    static @Nullable Map<String, String> check(String text) {
        try {
            BlockParser parser = new BlockParser(text, false);
            parser.document();
            return parser.rootScalars;
        } catch (Unsure e) {
            return null;
        }
    }

    private Node document() {
        requireCommonChars();
        toContent(0);
        if (column == 0 && startsWith(next, "---")) {
            toNextLine(next + 3);
        }
        requireNoMarker();
        if (column < 0) {
            throw UNSURE;
        }
        Node root = block();
        if (column >= 0) {
            throw UNSURE;
        }
        return root;
    }

    /** Tabs are common inside lines only; what reads content sees to that. */
    private void requireCommonChars() {
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (c < ' ' ? c != '\n' && c != '\t' : c > '~' && !isCommon(c)) {
                throw UNSURE;
            }
        }
    }

    private static boolean isCommon(char c) {
        return c >= 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029;
    }

    private boolean startsWith(int offset, String prefix) {
        return text.startsWith(prefix, offset);
    }

    /** Goes to the next line with content, from the start of a line on. */
    private void toContent(int line) {
        int i = line;
        while (i < length) {
            int start = i;
            while (chars[i] == ' ') {
                i++;
            }
            if (chars[i] == '#') {
                i = lineEnd(i);
            } else if (chars[i] != '\n') {
                next = i;
                column = i - start;
                return;
            }
            i++;
        }
        next = length;
        column = -1;
    }

    private void requireNoMarker() {
        if (column == 0 && (startsWith(next, "---") || startsWith(next, "..."))) {
            throw UNSURE;
        }
    }

    /** Goes to the next line with content; on this line, only blanks and a comment may follow. */
    private void toNextLine(int offset) {
        int i = skipSpaces(offset);
        if (chars[i] == '#' && i > offset) {
            i = lineEnd(i);
        }
        if (chars[i] != '\n') {
            throw UNSURE;
        }
        toContent(i + 1);
        requireNoMarker();
    }

    private int skipSpaces(int offset) {
        int i = offset;
        while (chars[i] == ' ') {
            i++;
        }
        return i;
    }

    private int lineEnd(int offset) {
        int i = offset;
        while (chars[i] != '\n') {
            i++;
        }
        return i;
    }

    private boolean isDash(int offset) {
        return chars[offset] == '-' && offset < length && (chars[offset + 1] == ' ' || chars[offset + 1] == '\n');
    }

    /** The block collection whose first entry or item is next. */
    private Node block() {
        if (++depth > MAX_DEPTH) {
            throw UNSURE;
        }
        Node node = isDash(next) ? sequence() : mapping();
        depth--;
        return node;
    }

    private Node mapping() {
        int own = column;
        int firstName = nameCount;
        Node.Mapping mapping = keepTree ? new Node.Mapping(next, null, null, false) : null;
        do {
            int start = next;
            int keyEnd = keyEnd(start);
            if (chars[keyEnd] != ':' || (chars[keyEnd + 1] != ' ' && chars[keyEnd + 1] != '\n')) {
                throw UNSURE;
            }
            noteName(start, keyEnd, firstName);
            boolean kept = keepTree || depth == 1;
            Node value = entryValue(own, keyEnd + 1, kept);
            if (mapping != null) {
                Node.Scalar key = key(start, keyEnd);
                mapping.entries.add(new Node.Entry(key.value, key, value));
            } else if (kept && value != UNKEPT && value instanceof Node.Scalar scalar) {
                rootScalars.put(key(start, keyEnd).value, scalar.value);
            }
        } while (column == own && !isDash(next));
        if (column >= own) {
            throw UNSURE;
        }
        nameCount = firstName;
        if (mapping == null) {
            return UNKEPT;
        }
        mapping.end = end;
        return mapping;
    }

    /** The end of a key; that of the plain or quoted scalar on this line that may be one. */
    private int keyEnd(int start) {
        return isQuote(start) ? quotedEnd(start) : plainEnd(start);
    }

    private Node.Scalar key(int start, int keyEnd) {
        if (!isQuote(start)) {
            return new Node.Scalar(start, keyEnd, null, null, string(start, keyEnd), ScalarStyle.PLAIN);
        }
        return new Node.Scalar(start, keyEnd, null, null, text.substring(start + 1, keyEnd - 1), quotes(start));
    }

    /** Notes the name of a key of the innermost mapping, whose names are those from {@code first} on. */
    private void noteName(int start, int keyEnd, int first) {
        int quote = isQuote(start) ? 1 : 0;
        int from = start + quote;
        int to = keyEnd - quote;
        if (to - from > MAX_KEY || nameCount - first > 2 * MAX_KEYS || (quote > 0 && contains('\'', from, to))) {
            throw UNSURE;
        }
        for (int i = first; i < nameCount; i += 2) {
            if (names[i + 1] - names[i] == to - from && isSame(names[i], from, to - from)) {
                throw UNSURE;
            }
        }
        if (nameCount + 2 > names.length) {
            names = Arrays.copyOf(names, 2 * names.length);
        }
        names[nameCount++] = from;
        names[nameCount++] = to;
    }

    private boolean isSame(int one, int other, int count) {
        for (int i = 0; i < count; i++) {
            if (chars[one + i] != chars[other + i]) {
                return false;
            }
        }
        return true;
    }

    private boolean contains(char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (chars[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The value behind a colon that ends at {@code offset}. */
    private Node entryValue(int own, int offset, boolean kept) {
        int start = skipSpaces(offset);
        if (chars[start] != '\n' && chars[start] != '#') {
            return scalar(start, own, kept);
        }
        toNextLine(offset);
        // A list may stand in the column of its key.
        return column > own || (column == own && isDash(next)) ? block() : absent(offset, kept);
    }

    private Node sequence() {
        int own = column;
        Node.Sequence sequence = keepTree ? new Node.Sequence(next, null, null, false) : null;
        do {
            Node item = item(own);
            if (sequence != null) {
                sequence.items.add(item);
            }
        } while (column == own && isDash(next));
        if (column > own) {
            throw UNSURE;
        }
        if (sequence == null) {
            return UNKEPT;
        }
        sequence.end = end;
        return sequence;
    }

    private Node item(int own) {
        int dash = next;
        int start = skipSpaces(dash + 1);
        if (chars[start] == '\n' || chars[start] == '#') {
            toNextLine(dash + 1);
            return column > own ? block() : absent(dash + 1, keepTree);
        }
        if (isDash(start) || isKey(start)) {
            next = start;
            column = own + start - dash;
            return block();
        }
        return scalar(start, own, keepTree);
    }

    private boolean isKey(int start) {
        return "|>[{".indexOf(chars[start]) < 0 && chars[keyEnd(start)] == ':';
    }

    private Node absent(int offset, boolean kept) {
        end = offset;
        return kept ? new Node.Scalar(offset, offset, null, null, "", ScalarStyle.PLAIN) : UNKEPT;
    }

    /** A value that begins on the line of its indicator, in a collection of column {@code own}. */
    private Node scalar(int start, int own, boolean kept) {
        char first = chars[start];
        Node node = UNKEPT;
        if (first == '|' || first == '>') {
            node = blockScalar(start, own, kept);
        } else {
            if (first == '[' || first == '{') {
                node = flow(start);
            } else if (isQuote(start)) {
                end = quotedEnd(start);
                node = kept ? quoted(start, end) : UNKEPT;
            } else {
                end = plainEnd(start);
                node = kept ? plain(start, end) : UNKEPT;
            }
            toNextLine(end);
        }
        if (column > own) {
            throw UNSURE;
        }
        return node;
    }

    /** The text of a range, as the same string as before if it was seen before. */
    private String string(int from, int to) {
        int count = to - from;
        if (count > MAX_COMMON) {
            return text.substring(from, to);
        }
        int hash = count;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + chars[i];
        }
        int place = (hash ^ hash >>> 10) & (COMMON.length - 1);
        String known = COMMON[place];
        if (known != null && known.length() == count && text.startsWith(known, from)) {
            return known;
        }
        String made = text.substring(from, to);
        COMMON[place] = made;
        return made;
    }

    private Node.Scalar plain(int start, int to) {
        return new Node.Scalar(start, to, null, null, string(start, to), ScalarStyle.PLAIN);
    }

    private Node.Scalar quoted(int start, int to) {
        String value = text.substring(start + 1, to - 1);
        boolean single = chars[start] == '\'';
        return new Node.Scalar(start, to, null, null, single ? value.replace("''", "'") : value, quotes(start));
    }

    private boolean isQuote(int offset) {
        return chars[offset] == '"' || chars[offset] == '\'';
    }

    private ScalarStyle quotes(int offset) {
        return chars[offset] == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED;
    }

    private int quotedEnd(int start) {
        char quote = chars[start];
        for (int i = start + 1; ; i++) {
            char c = chars[i];
            if (c == '\n' || c == '\t' || (c == '\\' && quote == '"')) {
                throw UNSURE;
            }
            if (c == quote) {
                if (quote == '"' || chars[i + 1] != quote) {
                    return i + 1;
                }
                i++;
            }
        }
    }

    /** The end of a plain scalar: in front of {@code ": "}, {@code " #"} and the blanks that end the line. */
    private int plainEnd(int start) {
        char first = chars[start];
        boolean dash = first == '-' && chars[start + 1] != ' ' && chars[start + 1] != '\n' && chars[start + 1] != '\t';
        if (!dash && NO_PLAIN_START.indexOf(first) >= 0) {
            throw UNSURE;
        }
        int filled = start;
        for (int i = start; ; i++) {
            char c = chars[i];
            if (c == '\n') {
                return filled;
            } else if (c == ' ') {
                if (chars[i + 1] == '#') {
                    return filled;
                }
            } else if (c == ':' && (chars[i + 1] == ' ' || chars[i + 1] == '\n')) {
                return filled;
            } else if (c == '\t') {
                throw UNSURE;
            } else {
                filled = i + 1;
            }
        }
    }

    /** A literal or folded scalar without a number in its header. */
    private Node blockScalar(int start, int own, boolean kept) {
        char chomping = chars[start + 1];
        boolean chomps = chomping == '-' || chomping == '+';
        int headerEnd = skipSpaces(start + (chomps ? 2 : 1));
        if (chars[headerEnd] != '\n' || headerEnd >= length) {
            throw UNSURE;
        }
        int first = headerEnd + 1;
        int line = blankLinesEnd(first, Integer.MAX_VALUE);
        int indentation = skipSpaces(line) - line;
        boolean hasContent = line < length && indentation > own && chars[line + indentation] != '\t';
        if (!hasContent || blankLinesEnd(first, indentation) != line) {
            throw UNSURE;
        }
        StringBuilder value = kept ? new StringBuilder() : null;
        if (value != null) {
            breaks(value, first, line);
        }
        boolean folded = chars[start] == '>';
        while (true) {
            int lineEnd = lineEnd(line);
            if (lineEnd >= length || (folded && isBlank(chars[line + indentation]))) {
                throw UNSURE;
            }
            int following = blankLinesEnd(lineEnd + 1, indentation);
            boolean more = following < length && skipSpaces(following) - following >= indentation;
            if (value != null) {
                value.append(chars, line + indentation, lineEnd - line - indentation);
                breaks(value, lineEnd, following, folded && more, chomping, more);
            }
            line = following;
            if (!more) {
                break;
            }
        }
        end = line;
        toContent(line);
        requireNoMarker();
        return value == null
                ? UNKEPT
                : new Node.Scalar(
                        start, end, null, null, value.toString(), folded ? ScalarStyle.FOLDED : ScalarStyle.LITERAL);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The start of the next line that is not empty; one with more spaces than {@code indentation} is not. */
    private int blankLinesEnd(int line, int indentation) {
        int i = line;
        while (i < length) {
            int filled = skipSpaces(i);
            if (chars[filled] != '\n' || filled - i > indentation) {
                return i;
            }
            if (filled >= length) {
                throw UNSURE;
            }
            i = filled + 1;
        }
        return i;
    }

    private void breaks(StringBuilder value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (chars[i] == '\n') {
                value.append('\n');
            }
        }
    }

    /** The line breaks behind a line of a block scalar: {@code fold} makes a space of a single one. */
    private void breaks(StringBuilder value, int lineEnd, int following, boolean fold, char chomping, boolean more) {
        if (fold) {
            if (following == lineEnd + 1) {
                value.append(' ');
            } else {
                breaks(value, lineEnd + 1, following);
            }
        } else if (more || chomping == '+') {
            breaks(value, lineEnd, following);
        } else if (chomping != '-') {
            value.append('\n');
        }
    }

    /** A flow collection on one line. */
    private Node flow(int start) {
        if (++depth > MAX_DEPTH) {
            throw UNSURE;
        }
        Node node = chars[start] == '[' ? flowSequence(start) : flowMapping(start);
        depth--;
        return node;
    }

    private Node flowSequence(int start) {
        Node.Sequence sequence = new Node.Sequence(start, null, null, true);
        int i = skipSpaces(start + 1);
        while (chars[i] != ']') {
            sequence.items.add(flowValue(i));
            i = behindComma(end, ']');
        }
        end = i + 1;
        sequence.end = end;
        return sequence;
    }

    private Node flowMapping(int start) {
        Node.Mapping mapping = new Node.Mapping(start, null, null, true);
        int firstName = nameCount;
        int i = skipSpaces(start + 1);
        while (chars[i] != '}') {
            int keyEnd = isQuote(i) ? quotedEnd(i) : flowPlainEnd(i);
            if (chars[keyEnd] != ':' || chars[keyEnd + 1] != ' ') {
                throw UNSURE;
            }
            noteName(i, keyEnd, firstName);
            Node.Scalar key = key(i, keyEnd);
            mapping.entries.add(new Node.Entry(key.value, key, flowValue(skipSpaces(keyEnd + 1))));
            i = behindComma(end, '}');
        }
        nameCount = firstName;
        end = i + 1;
        mapping.end = end;
        return mapping;
    }

    /** The start of what follows: the closing bracket, or the next member behind a comma. */
    private int behindComma(int offset, char bracket) {
        int i = skipSpaces(offset);
        if (chars[i] == bracket) {
            return i;
        }
        int member = chars[i] == ',' ? skipSpaces(i + 1) : i;
        if (member == i || chars[member] == bracket) {
            throw UNSURE;
        }
        return member;
    }

    private Node flowValue(int start) {
        if (chars[start] == '[' || chars[start] == '{') {
            return flow(start);
        }
        if (isQuote(start)) {
            end = quotedEnd(start);
            return quoted(start, end);
        }
        end = flowPlainEnd(start);
        return plain(start, end);
    }

    /** The end of a plain scalar without any char that means something in a flow collection. */
    private int flowPlainEnd(int start) {
        if (NO_PLAIN_START.indexOf(chars[start]) >= 0) {
            throw UNSURE;
        }
        int filled = start;
        for (int i = start; NO_PLAIN_IN_FLOW.indexOf(chars[i]) < 0; i++) {
            if (chars[i] != ' ') {
                filled = i + 1;
            }
        }
        return filled;
    }
}
