package dev.azwifn.trust.report;

import dev.azwifn.krm.Severity;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.Link;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.LinkVerdict;
import java.util.ArrayList;
import java.util.List;

/** The verdict in a few words. */
public record Summary(ChainVerdict verdict) {
    /** The state of the weakest link: broken, before doubtful, before not known. */
    public LinkState state() {
        for (LinkState state : List.of(LinkState.BROKEN, LinkState.WARNING, LinkState.UNKNOWN)) {
            if (count(state) > 0) {
                return state;
            }
        }
        return LinkState.OK;
    }

    /** Whether the chain holds, then which links are in doubt or not checked: one to three sentences. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(headline());
        if (count(LinkState.WARNING) > 0) {
            sentences.add("Doubtful: " + titles(LinkState.WARNING) + ".");
        }
        if (count(LinkState.UNKNOWN) > 0) {
            sentences.add("Not or not wholly checked: " + titles(LinkState.UNKNOWN) + ".");
        }
        return sentences;
    }

    private String headline() {
        if (verdict.isBroken()) {
            return "The chain is broken: " + titles(LinkState.BROKEN) + ".";
        }
        return count(LinkState.UNKNOWN) > 0 ? "Nothing that was checked is broken." : "The chain holds.";
    }

    /** How many links are in this state. */
    public long count(LinkState state) {
        return verdict.links().stream().filter(link -> link.state() == state).count();
    }

    /** How many findings are of this severity. */
    public long count(Severity severity) {
        return verdict.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private String titles(LinkState state) {
        return String.join(
                ", ",
                verdict.links().stream()
                        .filter(link -> link.state() == state)
                        .map(LinkVerdict::link)
                        .map(Link::title)
                        .toList());
    }
}
