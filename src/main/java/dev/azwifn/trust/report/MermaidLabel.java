package dev.azwifn.trust.report;

/** Text in a Mermaid diagram. */
public final class MermaidLabel {
    private MermaidLabel() {}

    /** Quoted, a part a line; what Mermaid or HTML would take for something else is written as an entity. */
    public static String label(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(text.isEmpty() ? "" : "<br>");
            for (char c : Visible.of(part).toCharArray()) {
                text.append("\"#&<>`".indexOf(c) < 0 ? c : "#" + (int) c + ";");
            }
        }
        return "\"" + text + "\"";
    }
}
