package dev.azwifn.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialNameTest {
    @ParameterizedTest
    @CsvSource({
        "capz-system, capz-manager, capz-system_capz-manager",
        "a, b, a_b",
        "a-b, c, a-b_c",
        "a, b-c, a_b-c",
        "a, b.c, a_b_c",
    })
    void namespaceAndName(String namespace, String name, String credential) {
        assertThat(CredentialName.of(new ServiceAccount(namespace, name))).isEqualTo(credential);
    }

    @Test
    void whatIsTooLongEndsWithAHash() {
        String namespace = "n".repeat(63);
        String first = CredentialName.of(new ServiceAccount(namespace, "s".repeat(253)));
        String second = CredentialName.of(new ServiceAccount(namespace, "s".repeat(252)));

        assertThat(first).hasSize(120).startsWith(namespace + "_sss").isNotEqualTo(second);
        assertThat(CredentialName.of(new ServiceAccount(namespace, "s".repeat(56))))
                .endsWith("s")
                .hasSize(120);
        assertThat(CredentialName.of(new ServiceAccount(namespace, "s".repeat(57))))
                .contains("__")
                .hasSize(120);
    }

    /** Names of few characters, which meet often. */
    @Test
    void neverTwoOfTheSame() {
        Random random = new Random(1);
        Map<String, ServiceAccount> names = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            ServiceAccount account = new ServiceAccount(text(random, "a-", 4), text(random, "a-.", 6));
            String name = CredentialName.of(account);

            assertThat(name).matches("[a-z0-9][a-z0-9_-]{2,119}");
            assertThat(names.putIfAbsent(name, account)).isIn(null, account);
        }
        assertThat(names).hasSizeGreaterThan(200);
    }

    /** A DNS name: no two separators in a row, unless they are dashes. */
    private static String text(Random random, String alphabet, int longest) {
        StringBuilder text = new StringBuilder("a");
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.append('a').toString().replaceAll("-*\\.[.-]*", ".");
    }
}
