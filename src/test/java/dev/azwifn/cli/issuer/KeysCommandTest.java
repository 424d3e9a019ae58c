package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysCommandTest {
    private static final String KID = "kid: [A-Za-z0-9_-]{43}\n";

    @TempDir
    Path folder;

    @Test
    void makesAPairThatOnlyItsOwnerCanRead() throws IOException {
        InProcess.Outcome run = keys();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("sa\\.key: created, RSA 2048 bits; keep it secret\nsa\\.pub: created\n" + KID);
        assertThat(Folder.contents(folder)).containsOnlyKeys("", "sa.key", "sa.pub");
        assertThat(Folder.mode(folder.resolve("sa.key"))).isEqualTo("rw-------");
        assertThat(folder.resolve("sa.key")).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(folder.resolve("sa.pub")).content().startsWith("-----BEGIN PUBLIC KEY-----\n");
    }

    /** A process of its own, since the umask is the process's; strace sees the modes that files are opened with. */
    @Test
    void theKeyIsNeverReadableByOthersUnderAnyUmask() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        String command = "umask 0; exec \"$0\" -cp \"$1\" dev.azwifn.cli.Main keys";
        Processes.Result run =
                Processes.run(folder, Map.of(), "sh", "-c", command, java, System.getProperty("java.class.path"));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(Folder.mode(folder.resolve("sa.key"))).isEqualTo("rw-------");
        assertThat(Folder.mode(folder.resolve("sa.pub"))).isEqualTo("rw-r--r--");
    }

    @Test
    void theKeyIsOpenedForItsOwnerOnlyFromTheFirstByte() throws IOException {
        Path strace = Processes.find("azwi.strace", "strace", "apt-get install strace");
        assumeTrue(
                Processes.run(folder, Map.of(), strace.toString(), "-o", "/dev/null", "true")
                                .exitCode()
                        == 0,
                "strace may not trace here");
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        String command = "umask 0; exec \"$2\" -f -e trace=open,openat,creat,chmod,fchmod,fchmodat -o trace"
                + " \"$0\" -cp \"$1\" dev.azwifn.cli.Main keys";
        Processes.Result run = Processes.run(
                folder, Map.of(), "sh", "-c", command, java, System.getProperty("java.class.path"), strace.toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        List<String> calls = Files.readAllLines(folder.resolve("trace")).stream()
                .filter(line -> line.contains("sa.key") && (line.contains("O_CREAT") || line.contains("chmod")))
                .toList();
        assertThat(calls).isNotEmpty().allMatch(line -> line.contains("O_CREAT|O_EXCL") && line.contains(", 0600"));
    }

    @Test
    void secondRunKeepsBothByteForByte() throws IOException {
        InProcess.Outcome first = keys();
        Map<String, String> before = Folder.contents(folder);
        InProcess.Outcome second = keys("--size", "4096");

        assertThat(second.exitCode()).isZero();
        assertThat(second.out()).isEqualTo(first.out().replace("created", "kept"));
        assertThat(second.err()).isEmpty();
        assertThat(Folder.contents(folder)).isEqualTo(before);
    }

    @Test
    void missingPublicHalfIsDerived() throws IOException {
        Files.writeString(folder.resolve("sa.key"), KeyMaterial.rsa(0).privatePem());

        assertThat(keys().out()).startsWith("sa.key: kept, RSA 2048 bits; keep it secret\nsa.pub: created\n");
        assertThat(folder.resolve("sa.pub")).hasContent(KeyMaterial.rsa(0).publicPem());
    }

    @ParameterizedTest
    @ValueSource(ints = {3072, 4096})
    void otherSizes(int bits) {
        assertThat(keys("--size", String.valueOf(bits)).out()).contains("sa.key: created, RSA " + bits + " bits;");
        assertThat(keys().out()).contains("sa.key: kept, RSA " + bits + " bits;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1024|--size 1024: an RSA key for Entra ID has 2048, 3072 or 4096 bits",
                "0|--size 0: an RSA key for Entra ID has 2048, 3072 or 4096 bits",
                "-2048|--size -2048: an RSA key for Entra ID has 2048, 3072 or 4096 bits",
                "big|Invalid value for option '--size': 'big' is not an int",
            })
    void wrongSizesAreWrongUsage(String size, String problem) throws IOException {
        InProcess.Outcome run = keys("--size=" + size);

        assertThat(run).isEqualTo(new InProcess.Outcome(2, "", "error: " + problem + "\nTry 'azwi-fn --help'.\n"));
        assertThat(Folder.contents(folder)).containsOnlyKeys("");
    }

    @Test
    void flagsNameTheFiles() throws IOException {
        Files.createDirectory(folder.resolve("secrets"));
        Path absolute = folder.resolve("elsewhere.pub");

        InProcess.Outcome run = keys("--private-key-file", "secrets/my.key", "--public-key-file", absolute.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("secrets/my.key: created,").contains("\n" + absolute + ": created\n");
        assertThat(Folder.contents(folder)).containsOnlyKeys("", "elsewhere.pub", "secrets", "secrets/my.key");
    }

    /** Relative to where the command runs, as everything on a command line; not to the config. */
    @Test
    void theConfigNamesTheFiles() throws IOException {
        Files.createDirectory(folder.resolve("config"));
        Files.writeString(folder.resolve("config/wi.yaml"), """
                apiVersion: azwi-fn.dev/v1alpha1
                kind: WorkloadIdentity
                metadata: {name: wi}
                spec:
                  keys: {privateKeyFile: a.key, publicKeyFile: a.pub}
                """);

        assertThat(keys("-f", "config/wi.yaml").exitCode()).isZero();
        assertThat(Folder.contents(folder)).containsOnlyKeys("", "a.key", "a.pub", "config", "config/wi.yaml");

        assertThat(keys("-f", "config/wi.yaml", "--public-key-file", "b.pub").out())
                .startsWith("a.key: kept,")
                .contains("\nb.pub: created\n");
        assertThat(folder.resolve("b.pub")).hasSameBinaryContentAs(folder.resolve("a.pub"));
    }

    @Test
    void theGuidesVariablesNameTheFiles() throws IOException {
        Map<String, String> variables = Map.of(
                "SERVICE_ACCOUNT_SIGNING_KEY_FILE",
                folder.resolve("guide.key").toString(),
                "SERVICE_ACCOUNT_KEY_FILE",
                "guide.pub");

        assertThat(new InProcess(folder, variables).run("keys").exitCode()).isZero();
        assertThat(Folder.contents(folder)).containsOnlyKeys("", "guide.key", "guide.pub");

        assertThat(new InProcess(folder, variables)
                        .run("keys", "--private-key-file", "x.key", "--public-key-file", "x.pub")
                        .exitCode())
                .isZero();
        assertThat(Folder.contents(folder)).containsKeys("x.key", "x.pub");
    }

    @Test
    void namesDoNotSteerTheTerminal() {
        assertThat(keys("--private-key-file", "a\u001b[31m\nb").out())
                .startsWith("a\\u001b[31m\\u000ab: created, RSA")
                .doesNotContain("\u001b");
    }

    @Test
    void opensslReadsWhatWasWritten() throws IOException {
        Path openssl = Processes.find("azwi.openssl", "openssl", "apt-get install openssl");
        keys();

        Processes.Result check =
                Processes.run(folder, Map.of(), openssl.toString(), "rsa", "-check", "-noout", "-in", "sa.key");
        assertThat(check.output()).contains("RSA key ok");
        Processes.Result derived = Processes.run(
                folder, Map.of(), openssl.toString(), "pkey", "-in", "sa.key", "-pubout", "-out", "derived.pub");
        assertThat(derived.exitCode()).as(derived.output()).isZero();
        assertThat(folder.resolve("derived.pub")).hasSameBinaryContentAs(folder.resolve("sa.pub"));
    }

    private InProcess.Outcome keys(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "keys";
        System.arraycopy(options, 0, args, 1, options.length);
        return InProcess.in(folder).run(args);
    }
}
