package dev.azwifn.trust.report;

import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.Link;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.LinkVerdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict as a Mermaid flowchart, from the key to the machines. A link's state is its mark, its word, the shape of its box
 * and the line that leads to it, and a colour.
 */
public final class MermaidReport {
    private MermaidReport() {}

    /** The diagram, with a line end. */
    public static String of(ChainVerdict verdict) {
        StringBuilder out = new StringBuilder("flowchart TD\n");
        for (LinkVerdict link : verdict.links()) {
            LinkState state = link.state();
            out.append("  ")
                    .append(node(link.link()))
                    .append(box(state, label(link)))
                    .append(":::")
                    .append(state.id())
                    .append('\n');
        }
        for (LinkVerdict link : verdict.links().subList(1, Link.values().length)) {
            Link before = Link.values()[link.link().ordinal() - 1];
            out.append("  ")
                    .append(node(before))
                    .append(' ')
                    .append(line(link.state()))
                    .append(' ')
                    .append(node(link.link()))
                    .append('\n');
        }
        return out.append("""
                          classDef ok fill:#e3f4e8,stroke:#1a7f37,color:#0f3d1c
                          classDef warning fill:#fff4d6,stroke:#8a6100,color:#4a3400
                          classDef broken fill:#fde7e9,stroke:#b3261e,stroke-width:3px,color:#5c0f0a
                          classDef unknown fill:#eef0f3,stroke:#57606a,stroke-dasharray:4,color:#24292f
                        """).toString();
    }

    /** Not {@code end} or another word of the language. */
    private static String node(Link link) {
        return "link" + (link.ordinal() + 1);
    }

    private static String label(LinkVerdict link) {
        List<String> lines = new ArrayList<>();
        lines.add(link.state().mark() + " " + link.link().title() + ": "
                + link.state().word());
        for (ChainFinding finding : link.findings()) {
            String place = finding.place() == null ? "" : ", " + finding.place();
            lines.add(FindingText.name(finding.check()) + place);
        }
        return MermaidLabel.label(lines.toArray(String[]::new));
    }

    private static String box(LinkState state, String label) {
        return switch (state) {
            case OK -> "([" + label + "])";
            case WARNING -> "{{" + label + "}}";
            case BROKEN -> "[[" + label + "]]";
            case UNKNOWN -> "[" + label + "]";
        };
    }

    private static String line(LinkState state) {
        return switch (state) {
            case OK -> "-->";
            case WARNING -> "==>";
            case BROKEN -> "--x";
            case UNKNOWN -> "-.->";
        };
    }
}
