package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static String token(String claims) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".signature";
    }

    @Test
    void personHasANameAndAnObject() {
        assertThat(Caller.ofToken(token("{\"upn\":\"ada@example.org\",\"oid\":\"1-2\"}")))
                .hasToString("ada@example.org (object ID 1-2)");
    }

    @Test
    void programHasItsApplication() {
        assertThat(Caller.ofToken(token("{\"appid\":\"3-4\",\"oid\":\"1-2\"}"))).hasToString("3-4 (object ID 1-2)");
    }

    @Test
    void nothingOfATokenThatCannotBeReadIsShown() {
        for (String token : new String[] {"opaque", "a.b.c", token("[]"), token("{"), token("{}")}) {
            assertThat(Caller.ofToken(token)).as(token).hasToString("whoever is logged in");
        }
    }
}
