package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.cli.issuer.KeyMaterial;
import dev.azwifn.trust.Check;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token as kube-apiserver signs it; whatever is wrong with it gets its finding, and no other. */
class TokenMutationsTest {
    private static final ApprovedSections APPROVED = new ApprovedSections("token");
    private static final Pattern KID = Pattern.compile("\"kid\": \"([^\"]+)\"");

    @TempDir
    Path folder;

    private World world;
    private String kid = "";

    private record Mutation(String name, String header, String claims, Check check, String answer) {
        @Override
        public String toString() {
            return check.id() + ": " + name;
        }
    }

    @BeforeEach
    void publish() {
        world = World.in(folder);
        Matcher matcher = KID.matcher(world.read(World.JWKS));
        assertThat(matcher.find()).isTrue();
        kid = matcher.group(1);
    }

    private static Mutation claim(String name, String text, String replacement, Check check) {
        assertThat(claims()).contains(text);
        return new Mutation(
                name, header(), claims().replace(text, replacement), check, Objects.requireNonNull(check.code()));
    }

    private static Mutation header(String name, String header, Check check) {
        return new Mutation(name, header, claims(), check, Objects.requireNonNull(check.code()));
    }

    private static String header() {
        return "{\"alg\":\"RS256\",\"kid\":\"KID\"}";
    }

    /** Times are in seconds from now. */
    private static String claims() {
        return "{\"aud\":[\"api://AzureADTokenExchange\"],\"exp\":+3600,\"iat\":+0,"
                + "\"iss\":\"https://azwioidc.blob.core.windows.net/oidc/\",\"jti\":\"2b7c7c1e-8d1b-4f43-a2b5-1a0f2a3b4c5d\","
                + "\"kubernetes.io\":{\"namespace\":\"capz-system\"},\"nbf\":+0,"
                + "\"sub\":\"system:serviceaccount:capz-system:capz-manager\"}";
    }

    static Stream<Mutation> mutations() {
        return Stream.of(
                claim("no slash", "/oidc/\"", "/oidc\"", Check.TOKEN_ISSUER),
                claim(
                        "the default issuer",
                        "https://azwioidc.blob.core.windows.net/oidc/",
                        "https://kubernetes.default.svc",
                        Check.TOKEN_ISSUER),
                claim("no issuer", "\"iss\"", "\"xss\"", Check.TOKEN_ISSUER),
                claim(
                        "an Azure token",
                        "https://azwioidc.blob.core.windows.net/oidc/",
                        "https://sts.windows.net/00000000-1111-4222-8333-444444444444/",
                        Check.TOKEN_ISSUER_ENTRA),
                claim(
                        "another namespace",
                        "serviceaccount:capz-system:",
                        "serviceaccount:default:",
                        Check.TOKEN_SUBJECT),
                claim("no subject", "\"sub\"", "\"xsub\"", Check.TOKEN_SUBJECT),
                claim("a subject in capitals", ":capz-manager", ":Capz-Manager", Check.TOKEN_SUBJECT_CASE),
                claim(
                        "the API server's audience",
                        "api://AzureADTokenExchange",
                        "https://kubernetes.default.svc",
                        Check.TOKEN_AUDIENCE),
                claim("no audience", "\"aud\"", "\"xaud\"", Check.TOKEN_AUDIENCE),
                claim("expired", "\"exp\":+3600,\"iat\":+0", "\"exp\":-60,\"iat\":-3660", Check.TOKEN_TIME),
                claim("not valid yet", "\"nbf\":+0", "\"nbf\":+1800", Check.TOKEN_TIME),
                claim("for two days", "\"exp\":+3600", "\"exp\":+172800", Check.TOKEN_LIFETIME),
                new Mutation(
                        "for two days from when it was made",
                        header(),
                        claims().replace("\"exp\":+3600", "\"exp\":+172800").replace(",\"nbf\":+0", ""),
                        Check.TOKEN_LIFETIME,
                        Objects.requireNonNull(Check.TOKEN_LIFETIME.code())),
                claim("for ever", "\"exp\":+3600,", "", Check.TOKEN_LEGACY),
                claim(
                        "of a Secret",
                        "https://azwioidc.blob.core.windows.net/oidc/",
                        "kubernetes/serviceaccount",
                        Check.TOKEN_LEGACY),
                claim("exp as text", "+3600", "\"soon\"", Check.TOKEN_FORM),
                header(
                        "another key's ID",
                        "{\"alg\":\"RS256\",\"kid\":\"2A3FPpix2keOV1SGPQiM0_wVemz4XOIgQyJJnpu5sPE\"}",
                        Check.TOKEN_KEY),
                header("no key's ID", "{\"alg\":\"RS256\"}", Check.TOKEN_KEY),
                header("ES256", "{\"alg\":\"ES256\",\"kid\":\"KID\"}", Check.TOKEN_ALGORITHM),
                header("RS512", "{\"alg\":\"RS512\",\"kid\":\"KID\"}", Check.TOKEN_ALGORITHM),
                header("HS256", "{\"alg\":\"HS256\",\"kid\":\"KID\"}", Check.TOKEN_ALGORITHM),
                header("unsigned", "{\"alg\":\"none\"}", Check.TOKEN_FORM),
                header("an access token", "{\"alg\":\"RS256\",\"kid\":\"KID\",\"typ\":\"at+jwt\"}", Check.TOKEN_FORM),
                header("no header", "[]", Check.TOKEN_FORM));
    }

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>(mutations().map(Mutation::check).toList());
        checks.add(Check.TOKEN_SIGNATURE);
        return checks;
    }

    private String token(String header, String claims, KeyMaterial keys) {
        String signed = base64(header.replace("KID", kid)) + "." + base64(timed(claims));
        try {
            byte[] der = Base64.getMimeDecoder().decode(keys.privatePem().replaceAll("-----[A-Z ]+-----", ""));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String timed(String claims) {
        long now = Instant.now().getEpochSecond();
        return Pattern.compile(":([+-][0-9]+)")
                .matcher(claims)
                .replaceAll(time -> ":" + (now + Long.parseLong(time.group(1))));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String token() {
        return token(header(), claims(), World.KEYS);
    }

    /** Of what it prints, nothing is from the token. */
    private Program.Run verify(String input, String... options) {
        List<String> args = new ArrayList<>(List.of("verify", "-f", World.CONFIG, "--token", "-"));
        args.addAll(List.of(options));
        Program.Run run = Program.in(folder).stdin(input).run(args.toArray(String[]::new));
        for (String part : input.split("[.\\s\"]")) {
            if (part.length() > 30) {
                assertThat(run.text() + run.err()).doesNotContain(part.substring(0, 20));
                assertThat(run.text() + run.err()).doesNotContain(part.substring(part.length() - 20));
            }
        }
        return run;
    }

    private Program.Run verifyAll(String input, String... options) {
        List<String> args = new ArrayList<>(List.of("--documents", "site", "--credentials", World.CREDENTIALS));
        args.addAll(List.of(options));
        return verify(input, args.toArray(String[]::new));
    }

    @Test
    void aTokenThatFitsNamesItsCredential() {
        Program.Run run = verifyAll(token() + "\n").succeeds();
        assertThat(Found.in(run)).isEmpty();
        assertThat(run.text())
                .containsPattern("\n    matches the token: \\S+\n")
                .contains("Entra ID's answer to the token: an access token")
                .contains("token's issuer: https://azwioidc.blob.core.windows.net/oidc/", "token's kid: " + kid);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void isFoundAndNothingElse(Mutation mutation) {
        String token = token(mutation.header, mutation.claims, World.KEYS);
        Program.Run run = verifyAll(token);
        assertThat(Found.in(run)).as(run.text() + run.err()).containsExactly(new Found("<stdin>", mutation.check.id()));
        assertThat(run.exitCode()).isEqualTo(1);
        if (mutation.check != Check.TOKEN_FORM) {
            assertThat(run.text()).contains("Entra ID's answer to the token: " + mutation.answer + "\n");
        }
        APPROVED.verify(mutation.toString(), verifyAll(token, "--quiet").text());
    }

    @Test
    void aSignatureOfAnotherKeyUnderTheRightIdIsWrong() {
        assertThat(Found.in(verifyAll(token(header(), claims(), World.OTHER))))
                .containsExactly(new Found("<stdin>", "token-signature"));
    }

    @Test
    void aTokenThatWasChangedIsWrong() {
        String[] parts = token().split("\\.");
        String other = base64(timed(claims().replace("2b7c7c1e", "3b7c7c1e")));
        assertThat(Found.in(verifyAll(parts[0] + "." + other + "." + parts[2])))
                .containsExactly(new Found("<stdin>", "token-signature"));
    }

    /** Entra ID stops at the first; here all are said. */
    @Test
    void ofSeveralThingsTheFirstIsWhatEntraAnswers() {
        String claims = claims().replace("/oidc/\"", "/oidc\"")
                .replace("\"exp\":+3600,\"iat\":+0", "\"exp\":-60,\"iat\":-3660");
        Program.Run run = verifyAll(token(header(), claims, World.OTHER));
        assertThat(Found.in(run))
                .extracting(Found::check)
                .containsExactlyInAnyOrder("token-issuer", "token-signature", "token-time");
        assertThat(run.text()).contains("Entra ID's answer to the token: AADSTS700211\n");
    }

    @Test
    void withoutWhatAzureHoldsThePlannedCredentialsCount() {
        assertThat(verify(token()).succeeds().text()).containsPattern("\n    planned, matches the token: \\S+\n");
        assertThat(Found.in(verify(token(header(), claims().replace("capz-manager", "x"), World.KEYS))))
                .containsExactly(new Found("<stdin>", "token-subject"));
    }

    /** The local keys, if no documents are given. */
    @Test
    void theSignatureIsVerifiedWithWhatThereIs() {
        assertThat(Found.in(verify(token(header(), claims(), World.OTHER))))
                .containsExactly(new Found("<stdin>", "token-signature"));
        world.delete("sa.key");
        world.delete("sa.pub");
        assertThat(verify(token()).succeeds().text()).contains("no public key is known to verify the token with");
    }

    @Test
    void whatHoldsATokenIsReadToo() {
        String token = token();
        for (String input : List.of(
                "{\"kind\":\"TokenRequest\",\"apiVersion\":\"authentication.k8s.io/v1\",\"status\":{\"token\":\""
                        + token + "\",\"expirationTimestamp\":\"2026-03-01T00:00:00Z\"}}",
                "kind: ExecCredential\nstatus:\n  token: " + token + "\n",
                "Bearer " + token,
                "\n  " + token.replaceAll("(.{80})", "$1\r\n") + "\n")) {
            assertThat(verifyAll(input).succeeds().text()).contains("matches the token");
        }
        world.write("token", token);
        assertThat(Program.in(folder)
                        .run("verify", "-f", World.CONFIG, "--token", "token")
                        .succeeds()
                        .text())
                .contains("matches the token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "opaque-token-1234567890abcdefghijklmnopqrstuvwxyz",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!.!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!.!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
                "eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24gYXQgYWxsLCBidXQgbG9uZyBlbm91Z2g.c2lnbmF0dXJlc2lnbmF0dXJlc2lnbmF0dXJl",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "{\"kind\":\"TokenRequest\",\"status\":{}}",
                "{\"kind\":\"Secret\",\"data\":{\"token\":\"eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQxxxxxxxxxxxx\"}}",
                "{not json or yaml: [",
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ",
            })
    void whatIsNoTokenIsSaidToBeNone(String input) {
        Program.Run run = verifyAll(input);
        assertThat(Found.in(run)).containsExactly(new Found("<stdin>", "token-form"));
        assertThat(run.text()).contains("kubectl create token -n capz-system capz-manager");
    }

    @Test
    void standardInputIsReadOnce() {
        assertThat(Program.in(folder)
                        .stdin(token())
                        .run("verify", "-f", World.CONFIG, "--token", "-", "--credentials", "-")
                        .err())
                .contains("standard input is named twice");
    }

    @Test
    void whatIsRightInAnotherWayFitsToo() {
        String typed = "{\"alg\":\"RS256\",\"kid\":\"KID\",\"typ\":\"JWT\"}";
        assertThat(Found.in(verifyAll(token(typed, claims(), World.KEYS)))).isEmpty();
        for (String claims : List.of(
                claims().replace("\"nbf\":+0", "\"nbf\":+200"),
                claims().replace("\"exp\":+3600", "\"exp\":+86400"),
                claims().replace("\"iat\":+0,", "").replace(",\"nbf\":+0", ""),
                claims().replace("\"aud\":[", "\"aud\":[\"https://kubernetes.default.svc\","))) {
            assertThat(Found.in(verifyAll(token(header(), claims, World.KEYS))))
                    .as(claims)
                    .isEmpty();
        }
    }

    @Test
    void withoutAnIssuerNoCredentialIsKnown() {
        world.replace(World.CONFIG, "  issuer:\n    url: https://azwioidc.blob.core.windows.net/oidc/\n", "");
        assertThat(verify(token()).succeeds().text())
                .contains("not checked: no issuer is configured, so that no credential is known for the token");
    }
}
