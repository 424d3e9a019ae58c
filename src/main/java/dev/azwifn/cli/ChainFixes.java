package dev.azwifn.cli;

import dev.azwifn.trust.Chain;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.Edit;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries out the repairs that only change text, in memory. One edit of a document at a time: the chain is checked anew after each,
 * because it may have moved or settled the others.
 */
final class ChainFixes {
    private static final int MOST_ROUNDS = 1000;

    private final ChainInput input;
    private final ChainFiles files;
    private final List<ChainFinding> made = new ArrayList<>();

    /** Edits that cannot be made as text, such as those of a value behind an alias. */
    private final Set<String> impossible = new HashSet<>();

    ChainFixes(ChainInput input, ChainFiles files) {
        this.input = input;
        this.files = files;
    }

    /** Repairs what can be repaired, and returns the findings that were. */
    List<ChainFinding> make(ChainVerdict verdict) {
        ChainVerdict current = verdict;
        for (int i = 0; i < MOST_ROUNDS && makeRound(current); i++) {
            current = Chain.verify(input.evidence(files));
        }
        return made;
    }

    private boolean makeRound(ChainVerdict verdict) {
        Set<YamlDocument> edited = new HashSet<>();
        for (ChainFinding finding : verdict.findings()) {
            Edit edit = finding.edit();
            if (edit != null && !impossible.contains(key(finding)) && edited.add(edit.document())) {
                makeOne(finding, edit);
            }
        }
        return !edited.isEmpty();
    }

    private void makeOne(ChainFinding finding, Edit edit) {
        try {
            YamlDocument result = edit.document().apply(edit.operations());
            if (result != edit.document()) {
                files.replace(edit.document(), result);
                made.add(finding);
                return;
            }
        } catch (YamlException e) {
            // The finding stays, with what to do about it.
        }
        impossible.add(key(finding));
    }

    private static String key(ChainFinding finding) {
        return finding.check() + " " + finding.place();
    }
}
