package dev.azwifn.trust.explain;

import org.jspecify.annotations.Nullable;

/** What the text of an error says of the case at hand. */
public enum Detail {
    ISSUER("issuer", Kind.EXACT),
    SUBJECT("subject", Kind.EXACT),
    AUDIENCE("audience", Kind.EXACT),
    KEY_ID("keyID", Kind.EXACT),
    CLIENT_ID("clientID", Kind.NAME),
    TENANT_ID("tenantID", Kind.NAME),
    OBJECT_ID("objectID", Kind.NAME),
    SUBSCRIPTION_ID("subscriptionID", Kind.NAME),
    IDENTITY("identity", Kind.NAME),
    ACTION("action", Kind.NAME),
    SCOPE("scope", Kind.OCCASION),
    NOW("now", Kind.OCCASION),
    NOT_BEFORE("notBefore", Kind.OCCASION),
    EXPIRES("expires", Kind.OCCASION);

    private enum Kind {
        /** Entra ID compares it byte for byte. */
        EXACT,
        /** Upper and lower case are the same. */
        NAME,
        /** Another one each time, for one and the same problem. */
        OCCASION
    }

    private final String key;
    private final Kind kind;

    Detail(String key, Kind kind) {
        this.key = key;
        this.kind = kind;
    }

    /** Its name in the catalogue, and in JSON. */
    public String key() {
        return key;
    }

    boolean isExact() {
        return kind == Kind.EXACT;
    }

    boolean isOccasion() {
        return kind == Kind.OCCASION;
    }

    boolean equal(String one, String other) {
        return isExact() ? one.equals(other) : one.equalsIgnoreCase(other);
    }

    static @Nullable Detail of(String key) {
        for (Detail detail : values()) {
            if (detail.key.equals(key)) {
                return detail;
            }
        }
        return null;
    }
}
