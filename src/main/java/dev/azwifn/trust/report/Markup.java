package dev.azwifn.trust.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** HTML or XML in the making. Whatever comes from outside goes through {@link #text} or an attribute, and is escaped there. */
final class Markup {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values in turn */
    Markup open(String name, String... attributes) {
        tag(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Closes the element that was opened last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that holds a text. */
    Markup element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    Markup empty(String name, String... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    Markup text(String text) {
        escape(Visible.of(text));
        return this;
    }

    /** For layout only: where white space means nothing, or is wanted. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** Markup of the program's own, as it is. */
    Markup own(String markup) {
        out.append(markup);
        return this;
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                // A report may be printed by a CI job, which takes ##[ for a command, and :: at the beginning of a
                // line.
                case '#' -> out.append(i > 0 && text.charAt(i - 1) == '#' ? "&#35;" : "#");
                case ':' -> out.append(i == 0 && beginsLine() ? "&#58;" : ":");
                default -> out.append(c);
            }
        }
    }

    private boolean beginsLine() {
        return !out.isEmpty() && out.charAt(out.length() - 1) == '\n';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
