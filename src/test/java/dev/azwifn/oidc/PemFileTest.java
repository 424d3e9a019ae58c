package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key files as people have them, and as editors, copies and full disks leave them. */
class PemFileTest {
    private static final long SEED = 4;

    @TempDir
    Path folder;

    @Test
    void firstPrivateKeySigns() throws IOException {
        SigningKey first = TestKeys.key();
        Path file = write("Bag Attributes\n" + first.pem() + "\nsome text\n"
                + TestKeys.key(2048, 1).pem());

        assertThat(SigningKey.read(file).privateKey()).isEqualTo(first.privateKey());
    }

    @Test
    void allPublicKeysVerifyOnceEach() throws IOException {
        PublicKeys one = new PublicKeys(List.of(TestKeys.key().publicKey()));
        PublicKeys other = new PublicKeys(List.of(TestKeys.key(2048, 1).publicKey()));
        Path file = write(one.pem() + "# old\n" + other.pem() + one.pem());

        assertThat(PublicKeys.read(file).keys())
                .containsExactly(one.keys().get(0), other.keys().get(0));
        assertThat(PublicKeys.read(file)).isEqualTo(one.and(other));
        assertThat(PublicKeys.readForApiServer(write(one.and(other).pem()))).isEqualTo(one.and(other));
    }

    @Test
    void lineEndsOfWindowsAreFine() throws IOException {
        Path file = write(TestKeys.key().pem().replace("\n", "\r\n"));

        assertThat(SigningKey.read(file).privateKey()).isEqualTo(TestKeys.key().privateKey());
    }

    @Test
    void pkcs1PublicKeyIsReadButNotForTheApiServer() throws IOException {
        byte[] info = TestKeys.key().publicKey().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(info, 24, info.length); // 2048 bits: the wrapping has 24 bytes
        Path file = write(PemFile.write("RSA PUBLIC KEY", pkcs1));

        assertThat(PublicKeys.read(file).keys()).containsExactly(TestKeys.key().publicKey());
        assertThatThrownBy(() -> PublicKeys.readForApiServer(file))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("has a PKCS#1 public key, which kube-apiserver does not read; convert it with");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                            | has no PEM block; the file is empty",
                "'ssh-rsa AAAAB3Nza user@host' | has no PEM block; one begins with a line of its own",
                "'\u00ef\u00bb\u00bf-----BEGIN' | has no PEM block; it begins with a byte order mark",
                "'-----BEGIN PRIVATE KEY-----' | the PEM block that begins in line 1 has no end line",
                "'-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----' | holds a block 'OPENSSH PRIVATE KEY'",
                "'-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PUBLIC KEY-----' | has no end line of the same name",
                "'-----BEGIN PRIVATE KEY-----\n*%&!\n-----END PRIVATE KEY-----' | is not base64",
                "'-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----' | the key is garbled or truncated",
                "'-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' | holds a public key where",
                "'-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----'       | has no private key",
            })
    void whatIsNoPrivateKeyIsNamed(String content, String problem) throws IOException {
        Path file = write(content);

        assertThatThrownBy(() -> SigningKey.read(file))
                .isInstanceOf(OidcException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(problem);
    }

    @Test
    void missingFilesAndFoldersAreNamed() {
        assertThatThrownBy(() -> SigningKey.read(folder))
                .hasMessage(folder + ": is a directory; a PEM file is expected");
        Path missing = folder.resolve("sa.key");
        assertThatThrownBy(() -> SigningKey.read(missing))
                .hasMessage(missing + ": cannot be read: no such file or directory");
    }

    @Test
    void endlessFileIsAnError() throws IOException {
        Path file = Files.write(folder.resolve("large"), new byte[2 << 20]);

        assertThatThrownBy(() -> PublicKeys.read(file)).hasMessageContaining("is larger than 1 MiB");
    }

    /** A file cut anywhere is an error; cut at the very end, the key is whole. */
    @Test
    void everyTruncationIsAnError() throws IOException {
        String pem = TestKeys.key().pem();
        for (int length = 0; length < pem.length() - 1; length++) {
            Path file = write(pem.substring(0, length));
            assertThatThrownBy(() -> SigningKey.read(file)).isInstanceOf(OidcException.class);
        }
        assertThat(SigningKey.read(write(pem.strip())).privateKey())
                .isEqualTo(TestKeys.key().privateKey());
    }

    /** Variables and JSON often lose line ends: no part of the key may be taken for the block's name. */
    @Test
    void oneLineIsAnErrorThatGivesNothingAway() throws IOException {
        String pem = TestKeys.key().pem();
        for (String lineEnd : List.of("", " ", "\\n")) {
            Path file = write(pem.replace("\n", lineEnd));
            assertThatThrownBy(() -> SigningKey.read(file))
                    .isInstanceOfSatisfying(OidcException.class, e -> assertNothingShown(e, pem))
                    .hasMessageContaining("has no PEM block");
        }
    }

    /** One to three bytes changed, dropped or doubled: the same key, or an error that gives nothing away. */
    @Test
    void garbledPrivateKeyNeverBecomesAnotherKeyNorIsShown() throws IOException {
        Random random = new Random(SEED);
        String pem = TestKeys.key().pem();
        for (int run = 0; run < 3000; run++) {
            Path file = write(garble(pem, random));
            try {
                assertThat(SigningKey.read(file).privateKey())
                        .isEqualTo(TestKeys.key().privateKey());
            } catch (OidcException e) {
                assertNothingShown(e, pem);
            }
        }
    }

    private static String garble(String pem, Random random) {
        StringBuilder text = new StringBuilder(pem);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at);
                default -> text.insert(at, text.charAt(at));
            }
        }
        return text.toString();
    }

    private static void assertNothingShown(OidcException e, String pem) {
        String message = String.valueOf(e.getMessage());
        String body = pem.lines().filter(line -> !line.startsWith("-")).collect(Collectors.joining());
        for (int i = 0; i + 8 <= message.length(); i++) {
            String shown = message.substring(i, i + 8);
            assertThat(body.contains(shown)).as(message).isFalse();
        }
        assertThat(e.getCause()).isNull();
    }

    private Path write(String content) throws IOException {
        return Files.write(folder.resolve("file.pem"), content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
