package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.TemporaryFolder;
import dev.azwifn.cli.FuzzedRun;
import dev.azwifn.cli.Program;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.json.JsonMapper;

/**
 * For the fuzzer: files that {@code verify} reads, in a folder where all others are right. The first byte of the input says which
 * file the rest of it is.
 */
public final class VerifyFuzz {
    private static final String TOKEN = "token";

    private static final List<String> FILES = List.of(
            World.DISCOVERY,
            World.JWKS,
            TOKEN,
            World.CREDENTIALS,
            World.KIND,
            World.CLUSTER,
            "sa.pub",
            World.CONFIG,
            World.KIND_V1BETA4);

    private static final List<String> FORMATS = List.of("text", "json", "sarif", "junit", "mermaid");
    private static final JsonMapper JSON = new JsonMapper();

    private static Path folder = Path.of("");

    private VerifyFuzz() {}

    /** Called by the fuzzer once. */
    public static void fuzzerInitialize() throws IOException {
        folder = TemporaryFolder.forAllTests();
        Files.writeString(folder.resolve(TOKEN), token(World.in(folder).read(World.JWKS)));
    }

    /** Each file as it is right. */
    public static List<byte[]> seeds() throws IOException {
        fuzzerInitialize();
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < FILES.size(); i++) {
            byte[] content = Files.readAllBytes(folder.resolve(FILES.get(i)));
            byte[] seed = new byte[content.length + 1];
            seed[0] = (byte) ('a' + i);
            System.arraycopy(content, 0, seed, 1, content.length);
            seeds.add(seed);
        }
        return seeds;
    }

    /** As an API server makes one, but for the signature. */
    private static String token(String jwks) {
        String kid = JSON.readTree(jwks).at("/keys/0/kid").asString();
        String header = "{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}";
        String claims = "{\"aud\":[\"api://AzureADTokenExchange\"],\"exp\":4102444800,\"iat\":1767225600,"
                + "\"iss\":\"https://azwioidc.blob.core.windows.net/oidc/\",\"nbf\":1767225600,"
                + "\"sub\":\"system:serviceaccount:capz-system:capz-manager\"}";
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString(new byte[256]);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        Path file = folder.resolve(FILES.get(Math.floorMod(input[0] - 'a', FILES.size())));
        byte[] right = Files.readAllBytes(file);
        try {
            Files.write(file, Arrays.copyOfRange(input, 1, input.length));
            check(FORMATS.get(Math.floorMod(Arrays.hashCode(input), FORMATS.size())));
        } finally {
            Files.write(file, right);
        }
    }

    private static void check(String format) throws IOException {
        String text = FuzzedRun.checkAll(Program.in(folder)
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
                                World.KIND_V1BETA4,
                                World.CLUSTER))
                .text();
        if (text.isEmpty()) {
            return;
        }
        switch (format) {
            case "json", "sarif" -> assertThat(JSON.readTree(text).isObject()).isTrue();
            case "junit" -> requireWellFormed(text);
            default -> {}
        }
    }

    private static void requireWellFormed(String xml) throws IOException {
        try {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(xml, e);
        }
    }
}
