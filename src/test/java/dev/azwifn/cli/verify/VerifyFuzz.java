package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.TemporaryFolder;
import dev.azwifn.cli.FuzzedRun;
import dev.azwifn.cli.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * For the fuzzer: files that {@code verify} reads, in a folder where all others are right. The first byte of the input says which
 * file the rest of it is.
 */
public final class VerifyFuzz {
    private static final String TOKEN = "token";

    private static final List<String> FILES =
            List.of(World.DISCOVERY, World.JWKS, TOKEN, World.CREDENTIALS, World.KIND, World.CLUSTER, "sa.pub");

    private static final List<String> FORMATS = List.of("text", "json", "sarif", "junit", "mermaid");
    private static final JsonMapper JSON = new JsonMapper();

    private static Path folder = Path.of("");
    private static int runs;

    private VerifyFuzz() {}

    /** Called by the fuzzer once. */
    public static void fuzzerInitialize() throws IOException {
        folder = TemporaryFolder.forAllTests();
        World.in(folder);
        Files.writeString(folder.resolve(TOKEN), "a.b.c");
    }

    /** The input for a file of the chain that is there already. */
    public static byte[] input(String name, byte[] content) {
        int index = Math.max(0, FILES.indexOf(name));
        byte[] input = new byte[content.length + 1];
        input[0] = (byte) ('a' + index);
        System.arraycopy(content, 0, input, 1, content.length);
        return input;
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        Path file = folder.resolve(FILES.get(Math.floorMod(input[0] - 'a', FILES.size())));
        byte[] right = Files.readAllBytes(file);
        try {
            Files.write(file, Arrays.copyOfRange(input, 1, input.length));
            check(FORMATS.get(runs++ % FORMATS.size()));
        } finally {
            Files.write(file, right);
        }
    }

    private static void check(String format) {
        String text = FuzzedRun.check(Program.in(folder)
                        .run(
                                "verify",
                                "-f",
                                World.CONFIG,
                                "--documents",
                                "site",
                                "--credentials",
                                World.CREDENTIALS,
                                "--token",
                                TOKEN,
                                "--output",
                                format,
                                "--report",
                                "report.html",
                                World.KIND,
                                World.CLUSTER))
                .text();
        boolean isJson = format.equals("json") || format.equals("sarif");
        if (isJson && !text.isEmpty()) {
            assertThat(JSON.readTree(text).isObject()).isTrue();
        }
        assertThat(text.getBytes(StandardCharsets.UTF_8)).doesNotContain(0x1b);
    }
}
