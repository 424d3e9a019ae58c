package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.core.JsonPointer;

/** The promise that an edit leaves alone what its operation does not name. */
final class UntouchedText {
    private UntouchedText() {}

    /** What an edit may touch: an add, nothing; a replace, the node's lines; a remove, what lies between the neighbours. */
    static void check(YamlDocument document, Operation operation, YamlDocument outcome) {
        String before = document.text();
        String after = outcome.text();
        JsonPointer path = operation.path();
        if (path.matches() || operation.kind() == Operation.Kind.MOVE) {
            return;
        }
        Text text = new Text(before);
        Node root = Composer.compose(text, (offset, problem) -> new YamlException(problem, document.locate(path)));
        Spot spot = Spot.find(root, path, (offset, problem) -> new YamlException(problem, document.locate(path)));
        if (spot.isInSinglePair() || spot.parent().size() == 0) {
            return;
        }
        boolean removed = operation.kind() == Operation.Kind.REMOVE;
        boolean item = operation.kind() != Operation.Kind.REPLACE && spot.parent() instanceof Node.Sequence;
        boolean nothingThere = spot.node() == null || spot.node().start == spot.node().end;
        if (!removed && (item || nothingThere)) {
            // But for the chomping indicator of a literal at the end of a text, which turns from + to -.
            assertThat(isSubsequence(before, after) || isSubsequence(before.replaceFirst("(?s)(.*)\\+", "$1"), after))
                    .isTrue();
            return;
        }
        Layout layout = new Layout(text);
        int start = removed ? startOfRemoval(spot, layout) : startOfValue(spot);
        int end = removed ? endOfRemoval(spot, layout) : endOfValue(spot, layout);
        // New lines go behind the comment that follows on the line.
        int lineEnd = removed ? end : text.lineEnd(end);
        assertThat(after)
                .startsWith(before.substring(0, start))
                .contains(before.substring(end, lineEnd))
                .endsWith(before.substring(lineEnd));
    }

    private static int startOfValue(Spot spot) {
        Node.Collection parent = spot.parent();
        if (parent instanceof Node.Mapping mapping) {
            return mapping.entries.get(spot.index()).key().end;
        }
        return spot.index() > 0 ? parent.memberEnd(spot.index() - 1) : parent.start;
    }

    private static int endOfValue(Spot spot, Layout layout) {
        Node node = spot.node();
        boolean whole = node.isBlockCollection() || Layout.isBlockScalar(node);
        return whole ? layout.lastLineEnd(node) : node.end;
    }

    private static int startOfRemoval(Spot spot, Layout layout) {
        Node.Collection parent = spot.parent();
        if (spot.index() > 0) {
            return parent.memberEnd(spot.index() - 1);
        }
        if (parent.flow || spot.path().size() == 1) {
            int start = layout.contentStart(parent);
            // Nothing is left of an indented root that its indentation could belong to.
            return spot.path().size() == 1 && layout.text().isFirstOnLine(start)
                    ? layout.text().lineStart(start)
                    : start;
        }
        Node.Collection container = spot.path().get(spot.path().size() - 2);
        return startOfValue(
                new Spot(spot.path().subList(0, spot.path().size() - 1), container.indexOf(parent), "", parent));
    }

    private static int endOfRemoval(Spot spot, Layout layout) {
        Node.Collection parent = spot.parent();
        if (spot.index() == parent.size() - 1) {
            int end = parent.flow ? parent.end - 1 : layout.lastCommentEnd(spot.node(), layout.column(parent));
            // With a literal of the kind |+ before it, blank lines go too.
            return parent.flow
                    ? end
                    : Math.min(layout.text().length(), layout.text().nextLine(layout.blankLinesEnd(end)));
        }
        return parent instanceof Node.Mapping mapping
                ? mapping.entries.get(spot.index() + 1).key().start
                : parent.value(spot.index() + 1).start;
    }

    private static boolean isSubsequence(String part, String whole) {
        int at = 0;
        for (int i = 0; i < whole.length() && at < part.length(); i++) {
            at += whole.charAt(i) == part.charAt(at) ? 1 : 0;
        }
        return at == part.length();
    }
}
