package dev.azwifn.oidc;

import java.util.HashMap;
import java.util.Map;

/** Keys of this run, made once a size: making one takes a while. */
final class TestKeys {
    private static final Map<String, SigningKey> KEYS = new HashMap<>();

    private TestKeys() {}

    /** The same key for the same arguments. */
    static synchronized SigningKey key(int size, int number) {
        return KEYS.computeIfAbsent(size + "/" + number, ignored -> SigningKey.generate(size));
    }

    static SigningKey key() {
        return key(2048, 0);
    }
}
