package dev.azwifn.trust;

import dev.azwifn.krm.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found at one link.
 *
 * @param facts what was read, in the order to show it
 * @param missing what could not be checked, and what to give so that it can, a sentence each
 */
public record LinkVerdict(Link link, List<Fact> facts, List<ChainFinding> findings, List<String> missing) {
    public LinkVerdict {
        facts = List.copyOf(facts);
        findings = List.copyOf(findings);
        missing = List.copyOf(missing);
    }

    public LinkState state() {
        if (has(Severity.ERROR)) {
            return LinkState.BROKEN;
        }
        if (has(Severity.WARNING)) {
            return LinkState.WARNING;
        }
        return missing.isEmpty() ? LinkState.OK : LinkState.UNKNOWN;
    }

    /** The value of the first fact of this name; null if there is none. */
    public @Nullable String fact(String name) {
        for (Fact fact : facts) {
            if (fact.name().equals(name)) {
                return fact.value();
            }
        }
        return null;
    }

    private boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.check().severity() == severity);
    }
}
