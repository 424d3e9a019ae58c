package dev.azwifn.yaml;

import static dev.azwifn.yaml.BlockText.UNSURE;

import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Literal and folded scalars without a number in their header. */
final class BlockScalarReader {
    private final BlockText text;
    private final byte[] bytes;

    /** The end of the scalar that was read last: the start of a line. */
    private int end;

    BlockScalarReader(BlockText text) {
        this.text = text;
        this.bytes = text.bytes;
    }

    int end() {
        return end;
    }

    /** A scalar whose header is at {@code start}, in a collection of column {@code own}; {@code unkept} if the node is not needed. */
    Node read(int start, int own, boolean kept, Node unkept) {
        byte chomping = bytes[start + 1];
        boolean chomps = chomping == '-' || chomping == '+';
        int headerEnd = text.skipSpaces(start + (chomps ? 2 : 1));
        if (bytes[headerEnd] != '\n' || headerEnd >= text.length) {
            throw UNSURE;
        }
        int first = headerEnd + 1;
        int line = blankLinesEnd(first, Integer.MAX_VALUE);
        int indentation = text.skipSpaces(line) - line;
        boolean hasContent = line < text.length && indentation > own && bytes[line + indentation] != '\t';
        if (!hasContent || blankLinesEnd(first, indentation) != line) {
            throw UNSURE;
        }
        StringBuilder value = kept ? new StringBuilder() : null;
        if (value != null) {
            breaks(value, first, line);
        }
        boolean folded = bytes[start] == '>';
        while (true) {
            int lineEnd = text.lineEnd(line);
            if (lineEnd >= text.length || (folded && isBlank(bytes[line + indentation]))) {
                throw UNSURE;
            }
            int following = blankLinesEnd(lineEnd + 1, indentation);
            boolean more = following < text.length && text.skipSpaces(following) - following >= indentation;
            if (value != null) {
                value.append(text.substring(line + indentation, lineEnd));
                breaks(value, lineEnd, following, folded && more, chomping, more);
            }
            line = following;
            if (!more) {
                break;
            }
        }
        end = line;
        return value == null
                ? unkept
                : new Node.Scalar(
                        start, end, null, null, value.toString(), folded ? ScalarStyle.FOLDED : ScalarStyle.LITERAL);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** The start of the next line that is not empty; one with more spaces than {@code indentation} is not. */
    private int blankLinesEnd(int line, int indentation) {
        int i = line;
        while (i < text.length) {
            int filled = text.skipSpaces(i);
            if (bytes[filled] != '\n' || filled - i > indentation) {
                return i;
            }
            if (filled >= text.length) {
                throw UNSURE;
            }
            i = filled + 1;
        }
        return i;
    }

    private void breaks(StringBuilder value, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                value.append('\n');
            }
        }
    }

    /** The line breaks behind a line: {@code fold} makes a space of a single one. */
    private void breaks(StringBuilder value, int lineEnd, int following, boolean fold, byte chomping, boolean more) {
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
}
