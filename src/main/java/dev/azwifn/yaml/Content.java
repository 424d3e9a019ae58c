package dev.azwifn.yaml;

import tools.jackson.databind.JsonNode;

/** What an edit puts into the text: a JSON value, or a piece of the document itself. */
sealed interface Content permits JsonContent, SliceContent {
    /**
     * Text behind a key or a dash.
     *
     * @param head what stands on the same line; may be empty
     * @param body further lines, each with its line break in front; may be empty
     */
    record Rendered(String head, String body) {
        /** Several lines, the first of which joins the key or dash. */
        static Rendered ofLines(String lines, String lineBreak) {
            int end = lines.indexOf(lineBreak);
            return end < 0 ? new Rendered(lines, "") : new Rendered(lines.substring(0, end), lines.substring(end));
        }

        String joined() {
            return head + body;
        }
    }

    /** Behind a key in {@code column}. */
    Rendered underKey(int column, Layout.Style style, String lineBreak);

    /** Behind a dash in {@code column}. */
    Rendered underDash(int column, Layout.Style style, String lineBreak);

    /** At the left margin, for a whole document. */
    Rendered atRoot(Layout.Style style, String lineBreak);

    /** In a flow collection. */
    String flow(Scalars.Quotes quotes);

    /** The same value with every string on one line, for places where a literal scalar cannot end. */
    Content inline();

    /** The value as JSON, for edits that depend on it. */
    JsonNode json();

    static Content of(JsonNode json) {
        return new JsonContent(json, true);
    }
}
