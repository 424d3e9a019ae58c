package dev.azwifn.yaml;

import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Makes the nodes of scalars that stand on one line. */
record ScalarReader(BlockText text) {
    /** The end of a key; that of the plain or quoted scalar on this line that may be one. */
    int keyEnd(int start) {
        return text.isQuote(start) ? text.quotedEnd(start) : text.plainEnd(start);
    }

    Node.Scalar key(int start, int end) {
        if (!text.isQuote(start)) {
            return plain(start, end);
        }
        return new Node.Scalar(start, end, null, null, text.substring(start + 1, end - 1), quotes(start));
    }

    Node.Scalar plain(int start, int end) {
        return new Node.Scalar(start, end, null, null, CommonStrings.of(text, start, end), ScalarStyle.PLAIN);
    }

    Node.Scalar quoted(int start, int end) {
        String value = CommonStrings.of(text, start + 1, end - 1);
        boolean single = text.bytes[start] == '\'';
        return new Node.Scalar(start, end, null, null, single ? value.replace("''", "'") : value, quotes(start));
    }

    private ScalarStyle quotes(int offset) {
        return text.bytes[offset] == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED;
    }
}
