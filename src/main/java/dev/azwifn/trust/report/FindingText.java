package dev.azwifn.trust.report;

import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.Check;
import dev.azwifn.trust.TextDifference;
import java.util.ArrayList;
import java.util.List;

/** One finding as plain text. */
record FindingText(ChainFinding finding) {
    /** {@code issuer-kind (AADSTS700211)}. */
    static String name(Check check) {
        return check.id() + (check.code() == null ? "" : " (" + check.code() + ")");
    }

    /** Where and which check, what is wrong, both texts with the marks, and the fix. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add((finding.place() == null ? "" : finding.place() + ": ") + name(finding.check()));
        lines.add("  " + finding.message());
        TextDifference difference = finding.difference();
        if (difference != null) {
            difference.lines().forEach(line -> lines.add("    " + line));
        }
        lines.add("  Fix: " + finding.fix());
        return lines;
    }
}
