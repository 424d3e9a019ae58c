package dev.azwifn.rotate;

import java.time.Instant;
import java.util.Set;

/**
 * What may come next, so that at no moment a token is about that somebody refuses:
 *
 * <ul>
 *   <li>no API server signs with a key before all of them verify with it, and before every cache of the published keys can have it;
 *   <li>no key is forgotten before the last token that it signed has run out.
 * </ul>
 */
public final class Rules {
    private static final String UNKNOWN_KEY =
            "Entra ID refuses every token of the new key (AADSTS7000272) until it reads the keys again";
    private static final String NOT_EVERYWHERE =
            "an API server refuses the tokens of another one: pods get 401 Unauthorized until all have both keys";
    private static final String OLD_TOKENS =
            "Entra ID (AADSTS7000272) and the API servers refuse tokens of the old key that are still in use";

    private Rules() {}

    /** The documents with both keys, and then that they are published. */
    public static Decision publish(Rotation rotation, Proof proof, Instant now) {
        if (rotation.stage() == Stage.STARTED) {
            return Decision.go(rotation.at(Stage.PUBLISHING, now));
        }
        return rotation.stage() == Stage.PUBLISHING ? published(rotation, proof, now) : Decision.done(rotation);
    }

    private static Decision published(Rotation rotation, Proof proof, Instant now) {
        Rotation next = rotation.at(Stage.PUBLISHED, now);
        Set<String> keys = proof.published();
        if (keys != null) {
            String missing = missing(rotation, keys);
            return missing.isEmpty() ? Decision.go(next) : Decision.refused(rotation, next, missing, UNKNOWN_KEY);
        }
        return proof.word() ? Decision.go(next) : Decision.pending(rotation);
    }

    /** First all API servers verify with both keys; then, and not before the caches know both, they sign with the new one. */
    public static Decision switchKeys(Rotation rotation, Proof proof, Instant now) {
        switch (rotation.stage()) {
            case STARTED -> {
                return Decision.refused(
                        rotation,
                        rotation.at(Stage.VERIFYING, now),
                        "the documents with both keys are not written yet: azwi-fn rotate publish comes first",
                        UNKNOWN_KEY);
            }
            case PUBLISHING -> {
                return switchUnpublished(rotation, proof, now);
            }
            case PUBLISHED -> {
                return Decision.go(rotation.at(Stage.VERIFYING, now));
            }
            case VERIFYING -> {
                return verified(rotation, proof, now);
            }
            case VERIFIED -> {
                return sign(rotation, proof, now);
            }
            case SIGNING -> {
                return signed(rotation, proof, now);
            }
            default -> {
                return Decision.done(rotation);
            }
        }
    }

    /** The proof may come with this step. */
    private static Decision switchUnpublished(Rotation rotation, Proof proof, Instant now) {
        if (proof.published() != null) {
            Decision published = published(rotation, proof, now);
            return published.kind() == Decision.Kind.GO
                    ? Decision.go(published.next().at(Stage.VERIFYING, now))
                    : published;
        }
        return Decision.refused(
                rotation,
                rotation.at(Stage.VERIFYING, now),
                "nothing shows yet that both keys are published: azwi-fn rotate publish --online reads what is published,"
                        + " --done takes your word",
                UNKNOWN_KEY);
    }

    private static Decision verified(Rotation rotation, Proof proof, Instant now) {
        Rotation verified = rotation.at(Stage.VERIFIED, now);
        if (!proof.verifying().isEmpty()) {
            String problem = proof.notVerifying(rotation);
            return problem == null
                    ? sign(verified, proof, now)
                    : Decision.refused(rotation, verified, problem, NOT_EVERYWHERE);
        }
        return proof.word() ? sign(verified, proof, now) : Decision.pending(rotation);
    }

    private static Decision sign(Rotation verified, Proof proof, Instant now) {
        Rotation next = verified.at(Stage.SIGNING, now);
        Set<String> keys = proof.published();
        String missing = keys == null ? "" : missing(verified, keys);
        if (!missing.isEmpty()) {
            return Decision.refused(verified, next, missing, UNKNOWN_KEY);
        }
        Instant from = verified.signingFrom();
        if (from == null) {
            return Decision.refused(verified, next, "nothing has shown that both keys are published", UNKNOWN_KEY);
        }
        return now.isBefore(from)
                ? Decision.wait(
                        verified, next, "what keeps the published keys may not have the new one yet", from, UNKNOWN_KEY)
                : Decision.go(next);
    }

    private static Decision signed(Rotation rotation, Proof proof, Instant now) {
        Rotation next = rotation.at(Stage.SIGNED, now);
        if (!proof.signing().isEmpty()) {
            String problem = proof.notSigning(rotation);
            return problem == null ? Decision.go(next) : Decision.refused(rotation, next, problem, OLD_TOKENS);
        }
        return proof.word() ? Decision.go(next) : Decision.pending(rotation);
    }

    /** The old key is forgotten, once no token of it is left. */
    public static Decision finish(Rotation rotation, Proof proof, Instant now) {
        if (rotation.stage().isBefore(Stage.SIGNED)) {
            boolean mayForce = !rotation.stage().isBefore(Stage.SIGNING);
            return Decision.refused(
                    rotation,
                    mayForce ? rotation.at(Stage.FINISHING, now) : null,
                    mayForce
                            ? "nothing shows yet that every API server signs with the new key: azwi-fn rotate switch"
                            : "the API servers still sign with the old key: azwi-fn rotate switch comes first",
                    OLD_TOKENS);
        }
        if (rotation.stage() == Stage.SIGNED) {
            Rotation next = rotation.at(Stage.FINISHING, now);
            Instant from = rotation.finishingFrom();
            if (from == null) {
                throw new IllegalStateException("a stage without its time");
            }
            return now.isBefore(from)
                    ? Decision.wait(rotation, next, "tokens of the old key may be in use", from, OLD_TOKENS)
                    : Decision.go(next);
        }
        return rotation.stage() == Stage.FINISHING ? finished(rotation, proof, now) : Decision.done(rotation);
    }

    private static Decision finished(Rotation rotation, Proof proof, Instant now) {
        Rotation next = rotation.at(Stage.FINISHED, now);
        Set<String> keys = proof.published();
        if (keys != null) {
            String missing = missing(rotation, keys);
            String problem = missing.isEmpty() && keys.contains(rotation.oldKey())
                    ? "the published key set still has the old key " + rotation.oldKey()
                    : missing;
            return problem.isEmpty()
                    ? Decision.go(next)
                    : Decision.refused(rotation, next, problem, "the old key stays trusted, and a stolen one useful");
        }
        return proof.word() ? Decision.go(next) : Decision.pending(rotation);
    }

    /** Back to the old key: at once while the new one has signed nothing, and otherwise by the same way. */
    public static Decision abort(Rotation rotation, Instant now) {
        return switch (rotation.stage()) {
            case STARTED, PUBLISHING, PUBLISHED, VERIFYING, VERIFIED -> Decision.go(rotation.at(Stage.ABORTED, now));
            case SIGNING, SIGNED -> Decision.go(rotation.reversed(now));
            case FINISHING, FINISHED ->
                Decision.refused(
                        rotation,
                        null,
                        "the old key is forgotten already, perhaps everywhere: to have another one, finish this rotation"
                                + " and begin the next with azwi-fn rotate start",
                        "");
            case ABORTED -> Decision.done(rotation);
        };
    }

    private static String missing(Rotation rotation, Set<String> published) {
        StringBuilder missing = new StringBuilder();
        for (String key : rotation.needed()) {
            if (!published.contains(key)) {
                missing.append(missing.isEmpty() ? "" : " and ")
                        .append(key.equals(rotation.newKey()) ? "the new key " : "the old key ")
                        .append(key);
            }
        }
        return missing.isEmpty() ? "" : "the published key set does not have " + missing;
    }
}
