package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Certificate;
import dev.azwifn.cli.LoopbackSite;
import dev.azwifn.cli.LoopbackSite.Page;
import dev.azwifn.cli.Program;
import dev.azwifn.cli.TestWeb;
import dev.azwifn.krm.Severity;
import dev.azwifn.trust.Check;
import dev.azwifn.trust.Fetcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents are read from a real https server, and every fault that it may have gets its finding, and no other. */
class SiteMutationsTest {
    private static final ApprovedSections APPROVED = new ApprovedSections("site");
    private static final String HOST = "azwioidc.blob.core.windows.net";
    private static final String ISSUER = "https://" + HOST + "/oidc/";
    private static final String DISCOVERY = "/oidc/.well-known/openid-configuration";
    private static final String JWKS = "/oidc/openid/v1/jwks";
    private static final String JSON = "application/json";

    @TempDir
    static Path certificates;

    private static Certificate certificate;
    private static Certificate expired;

    @TempDir
    Path folder;

    private World world;
    private LoopbackSite site;
    private LoopbackSite others;
    private TestWeb web;

    /** What happens to the site, and to nothing else. */
    private interface Change {
        void on(SiteMutationsTest test) throws Exception;
    }

    private record Mutation(String name, Change change, Check check, String place) {
        @Override
        public String toString() {
            return check.id() + ": " + name;
        }
    }

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificate = Certificate.of(certificates, "ip:127.0.0.1");
        expired = Certificate.expired(certificates, "ip:127.0.0.1");
    }

    @BeforeEach
    void publish() throws Exception {
        world = World.in(folder);
        site = new LoopbackSite(certificate);
        others = new LoopbackSite(expired);
        web = new TestWeb(certificate);
        web.host(HOST, site.base());
        web.host("keys.example.com", site.base());
        web.host("others.example.com", others.base());
        site.page(DISCOVERY, Page.json(world.read(World.DISCOVERY)));
        site.page(JWKS, Page.json(world.read(World.JWKS)));
    }

    @AfterEach
    void close() {
        site.close();
        others.close();
    }

    private Program.Run verify(String... options) {
        List<String> args = new ArrayList<>(List.of("verify", "-f", World.CONFIG, "--online"));
        args.addAll(List.of("--credentials", World.CREDENTIALS));
        args.addAll(List.of(options));
        args.addAll(List.of(World.CLUSTER, World.KIND, World.KIND_V1BETA4));
        return Program.in(folder).run(web, args.toArray(String[]::new));
    }

    private void discovery(String text, String replacement) {
        world.replace(World.DISCOVERY, text, replacement);
        site.page(DISCOVERY, Page.json(world.read(World.DISCOVERY)));
    }

    private void keySet(String text, String replacement) {
        world.replace(World.JWKS, text, replacement);
        site.page(JWKS, Page.json(world.read(World.JWKS)));
    }

    private static Mutation answer(String path, int status, String name, Map<String, String> headers) {
        boolean isDiscovery = path.equals(DISCOVERY);
        return new Mutation(
                status + " " + name,
                test -> test.site.page(path, Page.of(status, "", headers)),
                isDiscovery ? Check.DISCOVERY_ANSWER : Check.JWKS_ANSWER,
                "https://" + HOST + path);
    }

    static Stream<Mutation> mutations() {
        List<Mutation> mutations = new ArrayList<>();
        for (String path : List.of(DISCOVERY, JWKS)) {
            boolean isDiscovery = path.equals(DISCOVERY);
            String place = "https://" + HOST + path;
            mutations.add(answer(path, 404, "not there", Map.of()));
            mutations.add(answer(path, 403, "private", Map.of("x-ms-error-code", "AuthorizationFailure")));
            mutations.add(answer(path, 401, "private", Map.of("WWW-Authenticate", "Bearer")));
            mutations.add(answer(path, 409, "no public access", Map.of("x-ms-error-code", "PublicAccessNotPermitted")));
            mutations.add(answer(path, 429, "too many", Map.of()));
            mutations.add(answer(path, 503, "down", Map.of()));
            mutations.add(answer(path, 304, "odd", Map.of()));
            mutations.add(answer(path, 301, "without a place", Map.of()));
            mutations.add(answer(path, 302, "to what is no URL", Map.of("Location", "https://[")));
            mutations.add(new Mutation(
                    "409 said in the body",
                    test -> test.site.page(
                            path, Page.of(409, "<Error><Code>PublicAccessNotPermitted</Code></Error>", Map.of())),
                    isDiscovery ? Check.DISCOVERY_ANSWER : Check.JWKS_ANSWER,
                    place));
            mutations.add(new Mutation(
                    "too large",
                    test -> test.site.page(path, Page.json(" ".repeat(Fetcher.LARGEST + 1))),
                    isDiscovery ? Check.DISCOVERY_ANSWER : Check.JWKS_ANSWER,
                    place));
            mutations.add(new Mutation(
                    "served as text",
                    test -> test.site.page(
                            path,
                            Page.of(
                                    200,
                                    test.world.read(isDiscovery ? World.DISCOVERY : World.JWKS),
                                    Map.of("Content-Type", "application/octet-stream"))),
                    isDiscovery ? Check.DISCOVERY_MEDIA_TYPE : Check.JWKS_MEDIA_TYPE,
                    place));
            mutations.add(new Mutation(
                    "served without a type",
                    test -> test.site.page(
                            path, Page.of(200, test.world.read(isDiscovery ? World.DISCOVERY : World.JWKS), Map.of())),
                    isDiscovery ? Check.DISCOVERY_MEDIA_TYPE : Check.JWKS_MEDIA_TYPE,
                    place));
            mutations.add(new Mutation(
                    "moved",
                    test -> {
                        test.site.page("/new", Page.json(test.world.read(isDiscovery ? World.DISCOVERY : World.JWKS)));
                        test.site.page(path, Page.of(301, "", Map.of("Location", "/new")));
                    },
                    isDiscovery ? Check.DISCOVERY_REDIRECT : Check.JWKS_REDIRECT,
                    place));
            mutations.add(new Mutation(
                    "an error page",
                    test -> test.site.page(path, Page.of(200, "<html>sorry</html>", Map.of("Content-Type", JSON))),
                    isDiscovery ? Check.DISCOVERY_FILE : Check.JWKS_FILE,
                    place));
        }
        mutations.addAll(List.of(
                new Mutation(
                        "an untrusted certificate",
                        test -> test.web.host(HOST, test.others.base()),
                        Check.DISCOVERY_TLS,
                        "https://" + HOST + DISCOVERY),
                new Mutation(
                        "nobody there",
                        test -> test.web.host(HOST, "https://no-such-host.invalid"),
                        Check.DISCOVERY_ANSWER,
                        "https://" + HOST + DISCOVERY),
                new Mutation(
                        "another issuer",
                        test -> test.discovery("/oidc/\"", "/OIDC/\""),
                        Check.ISSUER_DISCOVERY,
                        "https://" + HOST + DISCOVERY + ":2:3"),
                new Mutation(
                        "no RS256",
                        test -> test.discovery("RS256", "ES256"),
                        Check.DISCOVERY_ALGORITHM,
                        "https://" + HOST + DISCOVERY + ":10:3"),
                new Mutation(
                        "jwks_uri without a slash",
                        test -> test.discovery("/oidc/openid", "/oidcopenid"),
                        Check.DISCOVERY_JWKS_URI,
                        "https://" + HOST + DISCOVERY + ":3:3"),
                new Mutation(
                        "jwks_uri not https",
                        test -> test.discovery(ISSUER + "openid", "http://" + HOST + "/oidc/openid"),
                        Check.DISCOVERY_JWKS_URI,
                        "https://" + HOST + DISCOVERY + ":3:3"),
                new Mutation(
                        "jwks_uri below the issuer, where nothing is",
                        test -> test.discovery("openid/v1/jwks", "nothing"),
                        Check.DISCOVERY_JWKS_URI,
                        "https://" + HOST + DISCOVERY + ":3:3"),
                new Mutation(
                        "jwks_uri elsewhere, where nothing is",
                        test -> test.discovery(ISSUER + "openid/v1/jwks", "https://keys.example.com/nothing"),
                        Check.JWKS_ANSWER,
                        "https://keys.example.com/nothing"),
                new Mutation(
                        "jwks_uri leads to a server that nobody trusts",
                        test -> test.discovery(ISSUER + "openid/v1/jwks", "https://others.example.com/jwks"),
                        Check.JWKS_TLS,
                        "https://others.example.com/jwks"),
                new Mutation(
                        "no jwks_uri",
                        test -> test.discovery("jwks_uri", "x_uri"),
                        Check.DISCOVERY_JWKS_URI,
                        "https://" + HOST + DISCOVERY + ":1:1"),
                new Mutation(
                        "another key",
                        test -> {
                            test.world.write("other.pub", World.OTHER.publicPem());
                            test.world.write("sa.pub.right", test.world.read("sa.pub"));
                            test.world.write("sa.pub", World.OTHER.publicPem());
                            test.world.publish();
                            test.world.write("sa.pub", test.world.read("sa.pub.right"));
                            test.site.page(JWKS, Page.json(test.world.read(World.JWKS)));
                        },
                        Check.JWKS_SIGNING_KEY,
                        "https://" + HOST + JWKS + ":2:3"),
                new Mutation(
                        "another algorithm",
                        test -> test.keySet("RS256", "RS512"),
                        Check.JWKS_ALGORITHM,
                        "https://" + HOST + JWKS + ":7:7"),
                new Mutation(
                        "kept for a week",
                        test -> test.site.page(
                                JWKS,
                                Page.of(
                                        200,
                                        test.world.read(World.JWKS),
                                        Map.of("Content-Type", JSON, "Cache-Control", "public, max-age=604800"))),
                        Check.JWKS_CACHE,
                        "https://" + HOST + JWKS)));
        return mutations.stream();
    }

    /** Those that the tests below find, too. */
    static List<Check> checks() {
        List<Check> checks = new ArrayList<>(mutations().map(Mutation::check).toList());
        checks.addAll(List.of(Check.DISCOVERY_PUBLISHED, Check.JWKS_PUBLISHED));
        return checks;
    }

    @Test
    void whatIsPublishedRightIsGreen() {
        Program.Run run = verify().succeeds();

        assertThat(Found.in(run)).isEmpty();
        assertThat(run.text())
                .contains("address: https://" + HOST + DISCOVERY, "address: https://" + HOST + JWKS)
                .endsWith("\n\nThe chain holds.\n");
        assertThat(site.requests()).containsExactly("GET " + DISCOVERY + "[][]", "GET " + JWKS + "[][]");
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void isFoundAndNothingElse(Mutation mutation) throws Exception {
        mutation.change().on(this);

        Program.Run run = verify("--quiet");

        assertThat(Found.in(run))
                .as(run.text() + run.err())
                .containsExactly(new Found(mutation.place(), mutation.check().id()));
        assertThat(run.exitCode()).isEqualTo(mutation.check().severity() == Severity.ERROR ? 1 : 0);
        APPROVED.verify(mutation.toString(), run.text());
    }

    /** Nothing that is published is edited, and nobody is asked again and again. */
    @Test
    void fixLeavesThePublishedDocumentsAlone() {
        keySet("RS256", "RS512");
        Program.Run run = verify("--fix");
        assertThat(run.text()).doesNotContain("fixed: ");
        assertThat(site.requests()).hasSize(2);
    }

    @Test
    void jwksUriIsFollowedWhereverItLeads() {
        discovery(ISSUER + "openid/v1/jwks", "https://keys.example.com/mine");
        site.page("/mine", Page.json(world.read(World.JWKS)));
        Program.Run run = verify().succeeds();
        assertThat(Found.in(run)).isEmpty();
        assertThat(run.text()).contains("address: https://keys.example.com/mine");
    }

    /** A key set at its usual place has its own certificate only behind a redirect. */
    @Test
    void aRedirectToAServerThatNobodyTrusts() {
        site.page(JWKS, Page.of(302, "", Map.of("Location", "https://others.example.com/jwks")));
        assertThat(Found.in(verify())).extracting(Found::check).containsExactly("jwks-redirect", "jwks-tls");
    }

    @Test
    void redirectsWithoutEndAreGivenUp() {
        site.page(DISCOVERY, Page.of(302, "", Map.of("Location", DISCOVERY)));
        Program.Run run = verify();
        assertThat(run.text()).contains("it leads from one address to the next");
        assertThat(site.requests()).hasSizeLessThan(10);
    }

    @Test
    void theLocalDocumentsAreComparedWithThePublishedOnes() {
        assertThat(Found.in(verify("--documents", "site").succeeds())).isEmpty();

        site.page(DISCOVERY, Page.json(world.read(World.DISCOVERY).replace("{\n", "{\n  \"scopes_supported\": [],\n")));
        site.page(JWKS, Page.json(world.read(World.JWKS).replace("\"use\": \"sig\",", "")));
        Program.Run run = verify("--documents", "site").succeeds();
        assertThat(Found.in(run))
                .containsExactlyInAnyOrder(
                        new Found("https://" + HOST + DISCOVERY, "discovery-published"),
                        new Found("https://" + HOST + JWKS, "jwks-published"));
        assertThat(run.text()).contains("is not the one in site/openid/v1/jwks");
    }

    @Test
    void anOldKeySetSaysSo() {
        site.page(
                JWKS,
                Page.of(
                        200,
                        world.read(World.JWKS),
                        Map.of("Content-Type", JSON, "Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT", "Age", "9")));
        assertThat(verify().succeeds().text())
                .contains("last modified: Mon, 01 Jan 2024 00:00:00 GMT, before sa.key was made", "age: 9");
    }

    @Test
    void withoutAnIssuerThereIsNothingToRead() {
        Program.in(folder)
                .run(web, "verify", "--online")
                .failsWith("no issuer: set spec.issuer.url (or --issuer-url, or SERVICE_ACCOUNT_ISSUER), or"
                        + " spec.issuer.storageAccount and spec.issuer.container");
    }

    private String served(String header, String value) {
        site.page(JWKS, Page.of(200, world.read(World.JWKS), Map.of("Content-Type", JSON, header, value)));
        Program.Run run = verify().succeeds();
        assertThat(Found.in(run)).isEmpty();
        return run.text();
    }

    @Test
    void aKeySetMayBeNewAndKeptForADay() {
        assertThat(served("Cache-Control", "max-age=86400")).contains("cache-control: max-age=86400");
        assertThat(served("Last-Modified", "Fri, 01 Jan 2100 00:00:00 GMT"))
                .contains("last modified: Fri, 01 Jan 2100 00:00:00 GMT\n");
        assertThat(served("Last-Modified", "yesterday")).contains("last modified: yesterday\n");
    }
}
