package dev.azwifn.provision;

import dev.azwifn.trust.FederatedCredential;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One wanted federated credential and what the identity has for it. Azure allows a pair of issuer and subject once an identity,
 * whatever its name, so that the pair decides; the name only where it shows that a credential of ours has drifted.
 *
 * @param wanted under the name to write it to
 * @param actual the one to be repaired, or that is as wanted; null if there is none
 */
record CredentialMatch(FederatedCredential wanted, @Nullable FederatedCredential actual) {
    private static final int LONGEST_NAME = 120;

    static CredentialMatch of(FederatedCredential wanted, List<FederatedCredential> existing) {
        for (FederatedCredential each : existing) {
            if (each.issuer().equals(wanted.issuer()) && each.subject().equals(wanted.subject())) {
                return new CredentialMatch(named(wanted, each.name()), each);
            }
        }
        for (FederatedCredential each : existing) {
            if (each.name().equalsIgnoreCase(wanted.name())) {
                return each.subject().equalsIgnoreCase(wanted.subject())
                        ? new CredentialMatch(named(wanted, each.name()), each)
                        : new CredentialMatch(named(wanted, freeName(wanted)), null);
            }
        }
        return new CredentialMatch(wanted, null);
    }

    /** Those that no wanted one is matched with: somebody else's. */
    static List<FederatedCredential> others(List<FederatedCredential> wanted, List<FederatedCredential> existing) {
        List<FederatedCredential> others = new ArrayList<>(existing);
        for (FederatedCredential each : wanted) {
            others.remove(of(each, existing).actual());
        }
        return others;
    }

    boolean isMissing() {
        return actual == null;
    }

    /** The name is taken by another credential: one that this pair, and no other, leads to. */
    private static String freeName(FederatedCredential wanted) {
        String pair = wanted.issuer() + "|" + wanted.subject();
        String hash = "_" + UUID.nameUUIDFromBytes(pair.getBytes(StandardCharsets.UTF_8));
        String name = wanted.name();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - hash.length())) + hash;
    }

    private static FederatedCredential named(FederatedCredential credential, String name) {
        return new FederatedCredential(name, credential.issuer(), credential.subject(), credential.audience());
    }
}
