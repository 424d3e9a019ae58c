package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** For the fuzzer: any bytes as a file of keys. */
public final class PemFuzz {
    private PemFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String pem = new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            PublicKeys keys = PublicKeys.parse(pem, "sa.pub");
            assertThat(PublicKeys.parse(keys.pem(), "sa.pub")).isEqualTo(keys);
        } catch (OidcException e) {
            assertThat(e.getMessage()).startsWith("sa.pub");
        }
        try {
            SigningKey key = SigningKey.parse(pem, "sa.key");
            assertThat(SigningKey.parse(key.pem(), "sa.key").keyId()).isEqualTo(key.keyId());
        } catch (OidcException e) {
            assertThat(e.getMessage()).startsWith("sa.key");
        }
    }
}
