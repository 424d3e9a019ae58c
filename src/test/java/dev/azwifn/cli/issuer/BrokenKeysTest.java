package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which the key files can be wrong: a message, nothing written, and nothing of a key given away. */
class BrokenKeysTest {
    private static final KeyMaterial PAIR = KeyMaterial.rsa(0);
    private static final KeyMaterial OTHER = KeyMaterial.rsa(1);
    private static final String LIST = """
            apiVersion: config.kubernetes.io/v1
            kind: ResourceList
            items: []
            functionConfig:
              apiVersion: azwi-fn.dev/v1alpha1
              kind: WorkloadIdentity
              metadata: {name: wi}
              spec:
                issuer: {url: https://a.example/oidc/}
                transformers: [KindConfig]
            """;

    @TempDir
    Path folder;

    private interface Setup {
        void in(Path folder) throws IOException;
    }

    /** @see #keysSaysWhatIsWrong */
    private enum Broken {
        HALVES_OF_TWO_PAIRS(
                files(PAIR.privatePem(), OTHER.publicPem()),
                "DIR/sa.pub: is not the public half of DIR/sa.key; tokens signed with one would not verify with the other."
                        + " Move the wrong file away and run azwi-fn keys"),
        PUBLIC_HALF_ALONE(
                files(null, PAIR.publicPem()),
                "DIR/sa.pub: is there, but its private key DIR/sa.key is not; put that back, or move DIR/sa.pub away to"
                        + " make a new pair"),
        SWAPPED(
                files(PAIR.publicPem(), PAIR.privatePem()),
                "DIR/sa.key: holds a public key where the private one belongs; are the two files swapped?"),
        PRIVATE_KEY_IN_BOTH(
                files(PAIR.privatePem(), PAIR.privatePem()),
                "DIR/sa.pub: holds a private key where the public one belongs; are the two files swapped?"
                        + " The public half: openssl pkey -in FILE -pubout -out NEWFILE"),
        ELLIPTIC_CURVE(
                files(KeyMaterial.of("EC", 256).privatePem(), null),
                "DIR/sa.key: is an EC key, but Entra ID accepts RS256 only, so it has to be an RSA key;"
                        + " make a pair with azwi-fn keys"),
        ELLIPTIC_CURVE_PUBLIC(
                files(PAIR.privatePem(), KeyMaterial.of("EC", 256).publicPem()),
                "DIR/sa.pub: is an EC key, but Entra ID accepts RS256 only, so it has to be an RSA key;"
                        + " make a pair with azwi-fn keys"),
        ENCRYPTED(
                files(PAIR.encryptedPem(), null),
                "DIR/sa.key: the private key is encrypted, and kube-apiserver reads only plain ones;"
                        + " decrypt it with: (umask 077; openssl pkey -in FILE -out NEWFILE)"),
        TOO_SHORT(
                files(KeyMaterial.of("RSA", 1024).privatePem(), null),
                "DIR/sa.key: is an RSA key of 1024 bits; at least 2048 are needed, make a new pair with azwi-fn keys"),
        CUT_OFF(
                files(PAIR.privatePem().substring(0, 1000), null),
                "DIR/sa.key: the PEM block that begins in line 1 has no end line of the same name;"
                        + " the file is truncated, copy it again"),
        LINES_MISSING(
                files(PAIR.privatePem().replaceFirst("(?s)\n.{65}", "\n"), null),
                "DIR/sa.key: the key is garbled or truncated; copy it again, or make a new pair with azwi-fn keys"),
        NOT_BASE64(
                files(PAIR.privatePem().replaceFirst("\n....", "\n*!*!"), null),
                "DIR/sa.key: the PEM block that begins in line 1 is not base64; the file is garbled or truncated,"
                        + " copy it again"),
        ON_ONE_LINE(
                files(PAIR.privatePem().replace("\n", ""), null),
                "DIR/sa.key: has no PEM block; one begins with a line of its own: -----BEGIN … KEY-----"),
        EMPTY(files("", null), "DIR/sa.key: has no PEM block; the file is empty"),
        PUBLIC_CUT_OFF(
                files(PAIR.privatePem(), PAIR.publicPem().substring(0, 200)),
                "DIR/sa.pub: the PEM block that begins in line 1 has no end line of the same name;"
                        + " the file is truncated, copy it again"),
        FOLDER_FOR_PRIVATE(
                folder -> Files.createDirectory(folder.resolve("sa.key")),
                "DIR/sa.key: is a directory; a PEM file is expected"),
        FOLDER_FOR_PUBLIC(
                folder -> {
                    files(PAIR.privatePem(), null).in(folder);
                    Files.createDirectory(folder.resolve("sa.pub"));
                },
                "DIR/sa.pub: is a directory; a PEM file is expected"),
        PRIVATE_LINK_TO_NOWHERE(
                folder -> Files.createSymbolicLink(folder.resolve("sa.key"), Path.of("nowhere")),
                "DIR/sa.key: cannot be written: there is a file of that name already, and it is never overwritten"),
        PUBLIC_LINK_TO_NOWHERE(
                folder -> Files.createSymbolicLink(folder.resolve("sa.pub"), Path.of("nowhere")),
                "DIR/sa.pub: is there, but its private key DIR/sa.key is not; put that back, or move DIR/sa.pub away to"
                        + " make a new pair");

        private final Setup setup;
        private final String problem;

        Broken(Setup setup, String problem) {
            this.setup = setup;
            this.problem = problem;
        }
    }

    @ParameterizedTest
    @EnumSource
    void keysSaysWhatIsWrong(Broken broken) throws IOException {
        broken.setup.in(folder);
        Map<String, String> before = Folder.contents(folder);
        InProcess.Outcome run = InProcess.in(folder).run("keys");

        assertThat(run)
                .isEqualTo(new InProcess.Outcome(
                        1, "", "error: " + broken.problem.replace("DIR", folder.toString()) + "\n"));
        assertThat(Folder.contents(folder)).isEqualTo(before);
    }

    /** Whatever the command: it fails, says so on stderr, leaves the files alone, and no stream has a piece of a key. */
    @ParameterizedTest
    @MethodSource
    void noCommandGivesAnythingOfAKeyAway(Broken broken, String command) throws IOException {
        broken.setup.in(folder);
        Map<String, String> before = Folder.contents(folder);
        boolean function = command.equals("function");
        InProcess.Outcome run = function
                ? InProcess.in(folder).runWith(LIST)
                : InProcess.in(folder).run((command + " --issuer-url https://a.example/").split(" "));

        String shown = run.out() + run.err();
        for (KeyMaterial each :
                new KeyMaterial[] {PAIR, OTHER, KeyMaterial.of("EC", 256), KeyMaterial.of("RSA", 1024)}) {
            KeyMaterial.assertNothingShown(each.privatePem(), shown);
            KeyMaterial.assertNothingShown(each.publicPem(), shown);
        }
        if (run.exitCode() == 0) { // oidc reads the public half only
            assertThat(command).startsWith("oidc");
            return;
        }
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("error: ").hasLineCount(1);
        assertThat(Folder.contents(folder)).isEqualTo(before);
        if (function) {
            assertThat(run.out()).startsWith(LIST + "results:\n- message:").contains("\n  severity: error\n");
        } else {
            assertThat(run.out()).isEmpty();
        }
    }

    static Stream<Arguments> noCommandGivesAnythingOfAKeyAway() {
        return Stream.of(Broken.values())
                .flatMap(broken -> Stream.of(
                                "keys", "kind", "oidc --out site", "oidc --key sa.key --out site", "function")
                        .map(command -> Arguments.of(broken, command)));
    }

    @Test
    void oneNameForBothHalves() {
        assertThat(InProcess.in(folder).run("keys", "--public-key-file", "./sa.key"))
                .isEqualTo(new InProcess.Outcome(
                        1,
                        "",
                        "error: " + folder + "/sa.key: is named for both halves of the key pair; name two files\n"));
    }

    @Test
    void missingFolder() {
        assertThat(InProcess.in(folder).run("keys", "--private-key-file", "secrets/sa.key"))
                .isEqualTo(new InProcess.Outcome(
                        1,
                        "",
                        "error: " + folder + "/secrets/sa.key: cannot be written: there is no directory " + folder
                                + "/secrets; make it first\n"));
    }

    @Test
    void readOnlyFolder() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(locked), "this user (root) may write everywhere");

        assertThat(InProcess.in(folder).run("keys", "--public-key-file", "locked/sa.pub"))
                .isEqualTo(new InProcess.Outcome(
                        1, "", "error: " + locked + "/sa.pub: cannot be written: permission denied\n"));
        assertThat(Folder.contents(folder)).containsOnlyKeys("", "locked");
    }

    private static Setup files(String privateKey, String publicKey) {
        return folder -> {
            if (privateKey != null) {
                Files.writeString(folder.resolve("sa.key"), privateKey, StandardCharsets.UTF_8);
            }
            if (publicKey != null) {
                Files.writeString(folder.resolve("sa.pub"), publicKey, StandardCharsets.UTF_8);
            }
        };
    }
}
