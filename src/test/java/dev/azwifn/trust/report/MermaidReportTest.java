package dev.azwifn.trust.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.trust.LinkState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MermaidReportTest {
    /** A quoted label holds no quote, no markup but line breaks, and an entity for everything else. */
    @ParameterizedTest
    @EnumSource
    void nothingLeavesItsLabel(Verdicts given) {
        List<String> lines = MermaidReport.of(given.verdict()).lines().toList();

        assertThat(lines.get(0)).isEqualTo("flowchart TD");
        assertThat(lines.subList(1, 11))
                .allMatch(line -> line.matches(
                        "  link\\d+[(\\[{]{1,2}\"(?:[^\"#&<>`\\p{Cntrl}]|#\\d+;|<br>)*\"[)\\]}]{1,2}:::[a-z]+"));
        assertThat(lines.subList(11, 20)).allMatch(line -> line.matches("  link\\d+ (?:-->|==>|--x|-\\.->) link\\d+"));
        assertThat(lines.subList(20, lines.size())).allMatch(line -> line.startsWith("  classDef "));
    }

    @Test
    void everyStateHasAWordAShapeAndALine() {
        String diagram = MermaidReport.of(Verdicts.EVERY_STATE.verdict());

        for (LinkState state : LinkState.values()) {
            assertThat(diagram).contains(state.mark() + " ", ": " + state.word(), ":::" + state.id());
        }
        assertThat(diagram).contains("([\"", "{{\"", "[[\"", "[\"", " --> ", " ==> ", " --x ", " -.-> ");
    }
}
