package dev.azwifn.yaml;

import java.util.Arrays;

/** Lines and gaps of a document's text. Offsets are in chars; a line ends with LF, CR LF or CR. */
record Text(String string) {
    int length() {
        return string.length();
    }

    char at(int offset) {
        return offset < string.length() ? string.charAt(offset) : '\0';
    }

    static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    int lineStart(int offset) {
        int start = offset;
        while (start > 0 && !isBreak(string.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** The offset of each line. */
    int[] lineStarts() {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < length(); i++) {
            char c = string.charAt(i);
            if (isBreak(c) && !(c == '\r' && at(i + 1) == '\n')) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** The offset of the line's break, or of the end of the text. */
    int lineEnd(int offset) {
        int end = offset;
        while (end < length() && !isBreak(string.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The offset behind the line's break. */
    int nextLine(int offset) {
        return afterBreak(lineEnd(offset));
    }

    private int afterBreak(int offset) {
        if (at(offset) == '\r' && at(offset + 1) == '\n') {
            return offset + 2;
        }
        return offset < length() ? offset + 1 : offset;
    }

    /** The offset in front of the line break that ends at {@code offset}; {@code offset} itself if there is none. */
    int beforeBreak(int offset) {
        if (offset >= 2 && string.charAt(offset - 1) == '\n' && string.charAt(offset - 2) == '\r') {
            return offset - 2;
        }
        return offset >= 1 && isBreak(string.charAt(offset - 1)) ? offset - 1 : offset;
    }

    boolean isLineStart(int offset) {
        return offset == 0 || isBreak(string.charAt(offset - 1));
    }

    boolean isLineEnd(int offset) {
        return offset >= length() || isBreak(string.charAt(offset));
    }

    /** Chars in front of {@code offset} on its line. */
    int column(int offset) {
        return offset - lineStart(offset);
    }

    /** Whether only spaces and tabs stand in front of {@code offset} on its line. */
    boolean isFirstOnLine(int offset) {
        return skipBlanks(lineStart(offset)) >= offset;
    }

    int skipBlanks(int offset) {
        int i = offset;
        while (isBlank(at(i))) {
            i++;
        }
        return i;
    }

    int skipBlanksBack(int offset) {
        int i = offset;
        while (i > 0 && isBlank(string.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** Whether the line is empty but for spaces and tabs. */
    boolean isBlankLine(int lineStart) {
        return isLineEnd(skipBlanks(lineStart));
    }

    boolean isCommentLine(int lineStart) {
        return at(skipBlanks(lineStart)) == '#';
    }

    /** The next offset that is not white space, a line break or part of a comment. */
    int skipGap(int offset) {
        int i = offset;
        while (i < length()) {
            char c = string.charAt(i);
            if (isBlank(c) || isBreak(c)) {
                i++;
            } else if (c == '#' && (i == 0 || isBlank(string.charAt(i - 1)) || isBreak(string.charAt(i - 1)))) {
                i = lineEnd(i);
            } else {
                break;
            }
        }
        return i;
    }

    /** The offset of the blanks in front of a comment that follows on this line; the line's end if there is none. */
    int contentEnd(int offset) {
        int end = lineEnd(offset);
        for (int i = offset; i < end; i++) {
            if (string.charAt(i) == '#' && (i == 0 || isBlank(string.charAt(i - 1)))) {
                return skipBlanksBack(i);
            }
        }
        return skipBlanksBack(end);
    }

    /** The line break in use: this line's, or the first of the text. */
    String lineBreak(int offset) {
        int end = lineEnd(offset);
        if (end >= length()) {
            end = lineEnd(0);
        }
        return end >= length() ? "\n" : string.substring(end, afterBreak(end));
    }
}
