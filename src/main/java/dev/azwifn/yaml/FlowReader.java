package dev.azwifn.yaml;

import static dev.azwifn.yaml.BlockText.UNSURE;

/** Flow collections that stand on one line. */
final class FlowReader {
    private final BlockText text;
    private final ScalarReader scalars;
    private final KeyNames names;

    private final int deepest;

    /** The end of the node that was read last. */
    private int end;

    FlowReader(BlockText text, ScalarReader scalars, KeyNames names, int deepest) {
        this.deepest = deepest;
        this.text = text;
        this.scalars = scalars;
        this.names = names;
    }

    int end() {
        return end;
    }

    /** @param depth how many collections are open */
    Node read(int start, int depth) {
        if (depth >= deepest) {
            throw UNSURE;
        }
        return text.bytes[start] == '[' ? sequence(start, depth + 1) : mapping(start, depth + 1);
    }

    private Node sequence(int start, int depth) {
        Node.Sequence sequence = new Node.Sequence(start, null, null, true);
        int i = text.skipSpaces(start + 1);
        while (text.bytes[i] != ']') {
            sequence.items.add(value(i, depth));
            i = behindComma(end, ']');
        }
        end = i + 1;
        sequence.end = end;
        return sequence;
    }

    private Node mapping(int start, int depth) {
        Node.Mapping mapping = new Node.Mapping(start, null, null, true);
        int opened = names.open();
        int i = text.skipSpaces(start + 1);
        while (text.bytes[i] != '}') {
            int keyEnd = text.isQuote(i) ? text.quotedEnd(i) : text.flowPlainEnd(i);
            if (text.bytes[keyEnd] != ':' || text.bytes[keyEnd + 1] != ' ') {
                throw UNSURE;
            }
            names.note(i, keyEnd, opened);
            Node.Scalar key = scalars.key(i, keyEnd);
            mapping.entries.add(new Node.Entry(key.value, key, value(text.skipSpaces(keyEnd + 1), depth)));
            i = behindComma(end, '}');
        }
        names.close(opened);
        end = i + 1;
        mapping.end = end;
        return mapping;
    }

    /** The start of what follows: the closing bracket, or the next member behind a comma. */
    private int behindComma(int offset, char bracket) {
        int i = text.skipSpaces(offset);
        if (text.bytes[i] == bracket) {
            return i;
        }
        int member = text.bytes[i] == ',' ? text.skipSpaces(i + 1) : i;
        if (member == i || text.bytes[member] == bracket) {
            throw UNSURE;
        }
        return member;
    }

    private Node value(int start, int depth) {
        if (text.bytes[start] == '[' || text.bytes[start] == '{') {
            return read(start, depth);
        }
        if (text.isQuote(start)) {
            end = text.quotedEnd(start);
            return scalars.quoted(start, end);
        }
        end = text.flowPlainEnd(start);
        return scalars.plain(start, end);
    }
}
