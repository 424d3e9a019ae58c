package dev.azwifn.rotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What shows that people did what a step asked for.
 *
 * @param word whether they say so
 * @param published the IDs of the keys that the issuer publishes; null if they were not read
 * @param verifying the IDs of the keys that each API server verifies with; empty if none was asked
 * @param signing the IDs of the keys that tokens were signed with, one fresh token of each API server; empty if there is none
 * @param apiServers how many there are; 0 if that is not known
 */
public record Proof(
        boolean word,
        @Nullable Set<String> published,
        List<Set<String>> verifying,
        List<String> signing,
        int apiServers) {
    /** Nothing. */
    public static final Proof NONE = new Proof(false, null, List.of(), List.of(), 0);

    /** Their word. */
    public static final Proof WORD = new Proof(true, null, List.of(), List.of(), 0);

    /** Why these API servers do not take tokens of both keys; null if they do. */
    @Nullable
    String notVerifying(Rotation rotation) {
        for (int i = 0; i < verifying.size(); i++) {
            List<String> missing = new ArrayList<>(List.of(rotation.oldKey(), rotation.newKey()));
            missing.removeAll(verifying.get(i));
            if (!missing.isEmpty()) {
                return "API server " + (i + 1) + " of " + verifying.size() + " does not verify with "
                        + String.join(" and ", missing);
            }
        }
        return tooFew(verifying.size());
    }

    /** Why these API servers do not sign with the new key; null if they do. */
    @Nullable
    String notSigning(Rotation rotation) {
        for (int i = 0; i < signing.size(); i++) {
            if (!signing.get(i).equals(rotation.newKey())) {
                return "token " + (i + 1) + " of " + signing.size() + " is signed with "
                        + (signing.get(i).equals(rotation.oldKey()) ? "the old key " : "another key, ")
                        + signing.get(i);
            }
        }
        return tooFew(signing.size());
    }

    private @Nullable String tooFew(int shown) {
        return shown < apiServers
                ? "the cluster has " + apiServers + " API servers, and " + shown + (shown == 1 ? " was" : " were")
                        + " shown"
                : null;
    }
}
