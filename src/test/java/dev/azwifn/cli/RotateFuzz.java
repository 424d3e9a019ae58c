package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.TemporaryFolder;
import dev.azwifn.cli.Program.Run;
import dev.azwifn.command.Shell;
import dev.azwifn.rotate.Disk;
import dev.azwifn.trust.FetchException;
import dev.azwifn.yaml.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * For the fuzzer: what {@code rotate} and {@code secret} read besides the config, and {@code AZWI_LIMITS}. The first byte of the
 * input says which of them the rest of it is.
 */
public final class RotateFuzz {
    private static final String STATE = "sa-rotation.yaml";
    private static final String CONFIG = """
            apiVersion: azwi-fn.dev/v1alpha1
            kind: WorkloadIdentity
            metadata: {name: management}
            spec:
              issuer: {url: https://oidc.example.com/}
            """;

    private static final List<List<String>> STEPS = List.of(
            List.of("publish", "--done"),
            List.of("switch", "--done", "--force"),
            List.of("finish", "--done"),
            List.of("abort"),
            List.of("start"),
            List.of("publish", "--out", "site"));

    private static Path folder = Path.of("");
    private static Instant now = Instant.parse("2026-03-01T10:00:00Z");

    /** The folder while API servers are to verify with both keys, and while they are to sign with the new one. */
    private static Map<String, byte[]> verifying = Map.of();

    private static Map<String, byte[]> signing = Map.of();

    private RotateFuzz() {}

    /** Called by the fuzzer once. */
    public static void fuzzerInitialize() throws IOException {
        folder = TemporaryFolder.forAllTests();
        Files.writeString(folder.resolve("wi.yaml"), CONFIG);
        for (String step : List.of("keys", "oidc --out site", "rotate start", "rotate publish --out site")) {
            run("", step.split(" ")).succeeds();
        }
        Files.move(folder.resolve("site/openid/v1/jwks"), folder.resolve("jwks"));
        run("", "rotate", "publish", "--done").succeeds();
        run("", "rotate", "switch").succeeds();
        verifying = content();
        now = now.plus(Duration.ofHours(2));
        run("", "rotate", "switch", "--done").succeeds();
        signing = content();
    }

    /** One of each. */
    public static List<byte[]> seeds() throws IOException {
        fuzzerInitialize();
        String header = Base64.getUrlEncoder().encodeToString("{\"kid\":\"a\"}".getBytes(StandardCharsets.UTF_8));
        List<byte[]> seeds = new ArrayList<>();
        for (Map<String, byte[]> each : List.of(verifying, signing)) {
            seeds.add(input('a', each.get(STATE)));
            seeds.add(input('b', each.get("jwks")));
            seeds.add(input('e', each.get("sa.pub")));
        }
        for (String text : List.of(
                "c" + header + ".e30.AA\n" + header + ".e30.AA",
                "d" + "input=200Mi,documents=2000000,aliases=1000000,depth=400,line=1Ki,scalar=1Ki,results=5",
                "f" + "apiVersion: v1\nkind: Secret\n")) {
            seeds.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }

    private static byte[] input(char kind, byte[] content) {
        byte[] input = new byte[content.length + 1];
        input[0] = (byte) kind;
        System.arraycopy(content, 0, input, 1, content.length);
        return input;
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch (Math.floorMod(input[0] - 'a', 6)) {
            case 0 -> checkState(rest);
            case 1 -> check(verifying, "input", rest, "rotate", "switch", "--api-server", "input");
            case 2 -> check(signing, "input", rest, "rotate", "switch", "--token", "input");
            case 3 -> checkLimits(new String(rest, StandardCharsets.UTF_8));
            case 4 -> check(verifying, "sa.pub", rest, "rotate", "switch", "--out", "site");
            default -> check(verifying, "secret.yaml", rest, "secret", "--cluster", "c1", "--out", "secret.yaml");
        }
    }

    private static void checkState(byte[] state) throws IOException {
        boolean readable = check(verifying, STATE, state, "rotate", "status").exitCode() == 0;
        check(verifying, STATE, state, "rotate", "status", "--output", "json");
        List<String> step = new ArrayList<>(STEPS.get(Math.floorMod(Arrays.hashCode(state), STEPS.size())));
        step.add(0, "rotate");
        Run run = check(verifying, STATE, state, step.toArray(String[]::new));
        if (!readable) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(content().keySet()).isEqualTo(verifying.keySet());
        }
        Map<String, byte[]> after = content();
        assertThat(Stream.of("sa.key", "sa-next.key", "sa-previous.key").anyMatch(after::containsKey))
                .as("a private key is left")
                .isTrue();
    }

    private static void checkLimits(String limits) throws IOException {
        restore(verifying, "input", "a: &a [1]\nb: [*a]\n---\nc: 1\n".getBytes(StandardCharsets.UTF_8));
        try {
            Run run = Program.in(folder)
                    .environment(Map.of(Limits.VARIABLE, limits))
                    .run("input");
            FuzzedRun.check(run);
            if (run.exitCode() == 1) {
                assertThat(run.err()).contains(Limits.VARIABLE);
            }
        } finally {
            Limits.use(Limits.DEFAULT);
        }
    }

    private static Run check(Map<String, byte[]> files, String name, byte[] content, String... command)
            throws IOException {
        restore(files, name, content);
        Run run = run("", command);
        // Nothing in a file that should hold something is wrong usage.
        assertThat(run.exitCode()).as(run.err()).isBetween(0, 2);
        FuzzedRun.checkMessages(run);
        FuzzedRun.requireHarmless(run.text());
        return run;
    }

    private static Run run(String stdin, String... command) {
        String[] args = Arrays.copyOf(command, command.length + 2);
        args[command.length] = "-f";
        args[command.length + 1] = "wi.yaml";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Map.of(),
                folder,
                "");
        Surroundings around = new Surroundings(
                url -> {
                    throw new FetchException(FetchException.Reason.UNREACHABLE, "there is nothing");
                },
                Clock.fixed(now, ZoneOffset.UTC),
                Disk.REAL);
        int exitCode = new AzwiFn(shell, around).run(args);
        return new Run(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    private static Map<String, byte[]> content() throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    private static void restore(Map<String, byte[]> files, String name, byte[] content) throws IOException {
        for (String there : content().keySet()) {
            if (!files.containsKey(there)) {
                Files.delete(folder.resolve(there));
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.write(folder.resolve(name), content);
    }
}
