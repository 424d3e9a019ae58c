package dev.azwifn.trust;

import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.KeyId;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.rotate.Rotation;
import dev.azwifn.rotate.Stage;
import dev.azwifn.yaml.Operation;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The published key set, and whether it holds the key that signs. */
final class JwksLink {
    private static final JsonPointer KEYS = JsonPointer.compile("/keys");
    private static final List<String> PRIVATE_MEMBERS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final Published set;
    private final String remedy;
    private final @Nullable Rotation rotation;
    private final ChainReport report;
    private final List<KeyEntry> entries = new ArrayList<>();
    private boolean signerIsBeyondLimit;

    private JwksLink(Published set, String remedy, @Nullable Rotation rotation, ChainReport report) {
        this.set = set;
        this.remedy = remedy;
        this.rotation = rotation;
        this.report = report;
    }

    static void check(Evidence evidence, @Nullable Published set, KeyPairLink.Keys keys, ChainReport report) {
        if (set != null) {
            Rotation rotation =
                    evidence.files().rotation(evidence.config().keys().privateKeyFile());
            new JwksLink(set, evidence.publishing(), rotation, report).check(keys);
        } else if (evidence.documents() == null && evidence.site() == null) {
            report.missing(
                    Link.JWKS, "no documents given: write them with azwi-fn oidc --out DIR, and give --documents DIR");
        }
    }

    private void check(KeyPairLink.Keys keys) {
        if (!set.json().at(KEYS).isArray()) {
            String problem = set.isThere() ? "has no list of keys" : set.problem();
            report.find(Check.JWKS_FILE, Place.of(set.path()), "the key set " + problem, remedy);
            return;
        }
        JsonNode list = set.json().at(KEYS);
        for (int i = 0; i < list.size(); i++) {
            entries.add(new KeyEntry(KEYS.appendIndex(i), list.get(i)));
        }
        report.fact(Link.JWKS, set.isLocal() ? "file" : "address", set.path());
        entries.forEach(entry -> report.fact(Link.JWKS, "kid", entry.kid()));
        entries.forEach(this::checkPrivateMembers);
        checkDuplicates();
        RSAPublicKey signer = keys.signer();
        if (signer == null) {
            report.missing(
                    Link.JWKS, "the signing key is not known, so that nobody can say whether it is in the key set");
        } else {
            checkSigner(signer);
            checkFormerKeys(keys, signer);
        }
        if (entries.size() > Jwks.MAX_KEYS && !signerIsBeyondLimit) {
            report.find(
                    Check.JWKS_TOO_MANY,
                    place(KEYS),
                    "the key set has " + entries.size() + " keys, and Entra ID reads the first " + Jwks.MAX_KEYS,
                    "leave out keys that no longer sign");
        }
    }

    private void checkPrivateMembers(KeyEntry entry) {
        List<String> names = new ArrayList<>();
        for (String name : PRIVATE_MEMBERS) {
            if (entry.view().has(name)) {
                names.add(name);
            }
        }
        if (!names.isEmpty()) {
            report.find(
                    Check.JWKS_PRIVATE_MEMBER,
                    place(entry.field().appendProperty(names.get(0))),
                    "the published key " + entry.kid() + " has " + String.join(", ", names)
                            + ": whoever reads it can sign tokens",
                    "if it was ever published, make a new pair with azwi-fn keys; then " + remedy);
        }
    }

    private void checkDuplicates() {
        Map<String, KeyEntry> first = new HashMap<>();
        for (KeyEntry entry : entries) {
            String kid = entry.kid();
            KeyEntry other = kid == null ? null : first.putIfAbsent(kid, entry);
            if (other != null && !other.hasNumbersOf(entry)) {
                report.find(
                        Check.JWKS_DUPLICATE_KID,
                        place(entry.field().appendProperty("kid")),
                        "two different keys have the key ID " + kid,
                        remedy);
            }
        }
    }

    private void checkSigner(RSAPublicKey signer) {
        String kid = KeyId.of(signer);
        KeyEntry named = null;
        KeyEntry same = null;
        for (KeyEntry entry : entries) {
            boolean holds = entry.holds(signer);
            same = same == null && holds ? entry : same;
            named = kid.equals(entry.kid()) && (named == null || holds) ? entry : named;
        }
        if (named != null) {
            checkNamed(named, signer);
        } else if (same != null) {
            JsonPointer field = same.field().appendProperty("kid");
            report.find(
                    Check.JWKS_KID,
                    place(field),
                    "the signing key has another ID here than in tokens",
                    new TextDifference(kid, same.kid() == null ? "" : same.kid()),
                    "set kid to " + kid + ": " + remedy,
                    set.edit(Operation.add(field, Operation.text(kid))));
        } else {
            report.find(
                    Check.JWKS_SIGNING_KEY,
                    place(KEYS),
                    "the key that signs, with the ID " + kid + ", is not in the key set",
                    remedy + ", and publish it");
        }
    }

    private void checkNamed(KeyEntry entry, RSAPublicKey signer) {
        String wrong = entry.wrongNumber(signer);
        if (wrong != null) {
            report.find(
                    Check.JWKS_NUMBERS,
                    place(entry.field().appendProperty(wrong)),
                    wrong + " is not that of the signing key, although the key ID is",
                    remedy);
            return;
        }
        checkText(Check.JWKS_ALGORITHM, entry, "alg", "RS256");
        checkText(Check.JWKS_USE, entry, "use", "sig");
        if (entries.indexOf(entry) >= Jwks.MAX_KEYS) {
            signerIsBeyondLimit = true;
            report.find(
                    Check.JWKS_BEYOND_LIMIT,
                    place(entry.field()),
                    "the signing key is number " + (entries.indexOf(entry) + 1) + " of the key set",
                    "leave out keys that no longer sign, or move it to the front");
        }
    }

    /** A member that may be missing, but says nothing else if it is there. */
    private void checkText(Check check, KeyEntry entry, String member, String wanted) {
        JsonNode value = entry.view().path(member);
        if (!value.isMissingNode() && !value.asString("").equals(wanted)) {
            JsonPointer field = entry.field().appendProperty(member);
            report.find(
                    check,
                    place(field),
                    member + " of the signing key is " + value + ", not " + wanted,
                    "set " + member + " to " + wanted + ": " + remedy,
                    set.edit(Operation.replace(field, Operation.text(wanted))));
        }
    }

    /** While keys are rotated, tokens of the old one are still about. */
    private void checkFormerKeys(KeyPairLink.Keys keys, RSAPublicKey signer) {
        PublicKeys verifying = keys.verifying();
        if (verifying == null || !verifying.contains(signer)) {
            return;
        }
        for (RSAPublicKey key : verifying.keys()) {
            if (!key.equals(signer) && !isToBePublished(key) && entries.stream().noneMatch(entry -> entry.holds(key))) {
                report.find(
                        Check.JWKS_FORMER_KEY,
                        place(KEYS),
                        "the public key file also has the key " + KeyId.of(key)
                                + ", which is not in the key set: Entra ID refuses the tokens that it signed",
                        remedy + "; or drop the key once those tokens have run out");
            }
        }
    }

    /** The new key of a rotation that has signed nothing, and will not before it is published. */
    private boolean isToBePublished(RSAPublicKey key) {
        return rotation != null
                && rotation.stage().isBefore(Stage.PUBLISHED)
                && rotation.newKey().equals(KeyId.of(key));
    }

    private Place place(JsonPointer field) {
        return set.place(field);
    }
}
