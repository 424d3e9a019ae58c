package dev.azwifn.trust;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One key of a published set, as it is written. */
record KeyEntry(JsonPointer field, JsonNode view) {
    @Nullable
    String kid() {
        return view.path("kid").isString() ? view.path("kid").stringValue() : null;
    }

    boolean holds(RSAPublicKey key) {
        return wrongNumber(key) == null;
    }

    /** The member, n or e, that is not this key's; null if both are. */
    @Nullable
    String wrongNumber(RSAPublicKey key) {
        if (!key.getModulus().equals(number("n"))) {
            return "n";
        }
        return key.getPublicExponent().equals(number("e")) ? null : "e";
    }

    boolean hasNumbersOf(KeyEntry other) {
        return view.path("n").equals(other.view.path("n")) && view.path("e").equals(other.view.path("e"));
    }

    private @Nullable BigInteger number(String member) {
        try {
            return new BigInteger(
                    1, Base64.getUrlDecoder().decode(view.path(member).asString("")));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
