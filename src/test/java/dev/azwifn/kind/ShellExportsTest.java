package dev.azwifn.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShellExportsTest {
    @Test
    void oneLineAVariable() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("SERVICE_ACCOUNT_ISSUER", "https://acct.blob.core.windows.net/oidc/");
        variables.put("SERVICE_ACCOUNT_KEY_FILE", "/home/o'neill/sa.pub");

        assertThat(ShellExports.of(variables)).isEqualTo("""
                        export SERVICE_ACCOUNT_ISSUER='https://acct.blob.core.windows.net/oidc/'
                        export SERVICE_ACCOUNT_KEY_FILE='/home/o'\\''neill/sa.pub'
                        """);
        assertThat(ShellExports.of(Map.of())).isEmpty();
    }

    /** Everything a shell might act on, evaluated by the shell itself. */
    @Test
    void theShellReadsEveryValueAsItWas() throws Exception {
        Random random = new Random(4);
        List<String> pieces = List.of(
                "'",
                "\"",
                "$",
                "`",
                "\\",
                "\n",
                "\r",
                " ",
                "$(exit 1)",
                "${HOME}",
                "!",
                "#",
                ";",
                "&",
                "|",
                "*",
                "~",
                "é",
                "😀",
                "a",
                "=",
                "\t",
                "\u0001");
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < 500; i++) {
            StringBuilder value = new StringBuilder();
            random.ints(random.nextInt(9), 0, pieces.size()).forEach(piece -> value.append(pieces.get(piece)));
            variables.put("V" + i, value.toString());
        }

        assertThat(evaluated(variables)).isEqualTo(List.copyOf(variables.values()));
    }

    @Test
    void whatNoShellCanHold() {
        assertThatThrownBy(() -> ShellExports.of(Map.of("AZURE_LOCATION", "a\0b")))
                .isInstanceOf(KindException.class)
                .hasMessage("the value for AZURE_LOCATION has a NUL character; remove it");
        for (String name : List.of("", "1A", "A-B", "A B", "A;B", "É")) {
            assertThatThrownBy(() -> ShellExports.of(Map.of(name, ""))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** The values as programs see them that the shell starts. */
    private static List<String> evaluated(Map<String, String> variables) throws IOException {
        StringBuilder print = new StringBuilder("eval \"$(cat)\"; printf '%s\\0'");
        variables.keySet().forEach(name -> print.append(" \"$").append(name).append('"'));
        Process shell = new ProcessBuilder("sh", "-c", print.toString()).start();
        shell.getOutputStream().write(ShellExports.of(variables).getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().close();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Stream.of(output.split("\0", -1)).limit(variables.size()).toList();
    }
}
