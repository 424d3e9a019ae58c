package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.azwifn.cli.LoopbackSite.Page;
import dev.azwifn.trust.FetchException;
import dev.azwifn.trust.FetchException.Reason;
import dev.azwifn.trust.Fetcher;
import dev.azwifn.trust.Fetcher.Answer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFetcherTest {
    @TempDir
    static Path folder;

    private static Certificate certificate;

    private LoopbackSite site;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = Certificate.of(folder, "ip:127.0.0.1");
    }

    @BeforeEach
    void start() throws Exception {
        site = new LoopbackSite(certificate);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static HttpFetcher fetcher(Duration patience) throws Exception {
        return new HttpFetcher(certificate.client().getSocketFactory(), patience);
    }

    private Answer get(String path) throws Exception {
        return fetcher(Duration.ofSeconds(20)).get(site.base() + path);
    }

    private FetchException failure(String url, Duration patience) throws Exception {
        HttpFetcher fetcher = fetcher(patience);
        return catchThrowableOfType(FetchException.class, () -> fetcher.get(url));
    }

    @Test
    void statusHeadersAndBody() throws Exception {
        site.page("/a", Page.of(200, "héllo", Map.of("Content-Type", "Application/JSON; charset=utf-8", "Age", "7")));
        Answer answer = get("/a");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("héllo".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.headers())
                .containsEntry("content-type", "Application/JSON; charset=utf-8")
                .containsEntry("AGE", "7");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 302, 307, 308, 401, 403, 404, 409, 429, 500, 503})
    void everyStatusIsAnAnswerAndNoRedirectIsFollowed(int status) throws Exception {
        site.page("/a", Page.of(status, "", Map.of("Location", "/b", "WWW-Authenticate", "Bearer")));
        assertThat(get("/a").status()).isEqualTo(status);
        assertThat(get("/a").body()).isEmpty();
        assertThat(site.requests()).allMatch(request -> request.startsWith("GET /a"));
    }

    /** As Entra ID asks. */
    @Test
    void nobodySignsIn() throws Exception {
        site.page("/a", Page.of(401, "x", Map.of("WWW-Authenticate", "Basic realm=x", "Set-Cookie", "a=b")));
        get("/a");
        get("/a");
        assertThat(site.requests()).containsExactly("GET /a[][]", "GET /a[][]");
    }

    @Test
    void aBodyBeyondTheLimitIsNotRead() throws Exception {
        site.page("/just", Page.json("x".repeat(Fetcher.LARGEST)));
        assertThat(get("/just").body()).hasSize(Fetcher.LARGEST);
        site.page("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            while (true) {
                exchange.getResponseBody().write(block);
            }
        });
        FetchException failure = failure(site.base() + "/endless", Duration.ofSeconds(20));
        assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(failure).hasMessage("it is larger than 1024 KiB");
    }

    @Test
    void silenceAndDribbleEndInTime() throws Exception {
        site.page("/silent", exchange -> Thread.sleep(60_000));
        site.page("/dribble", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                Thread.sleep(20);
            }
        });
        for (String path : new String[] {"/silent", "/dribble"}) {
            FetchException failure = failure(site.base() + path, Duration.ofSeconds(1));
            assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(failure).hasMessage("there was no whole answer in time");
        }
    }

    @Test
    void nobodyThere() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(failure("https://127.0.0.1:" + free + "/", Duration.ofSeconds(20)))
                .hasMessageStartingWith("nobody takes the connection: ");
        assertThat(failure("https://no-such-host.invalid/", Duration.ofSeconds(20)))
                .hasMessage("there is no host of that name");
    }

    @Test
    void whatDoesNotSpeakTls() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (var connection = socket.accept()) {
                    connection.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (java.io.IOException e) {
                    // The client has gone.
                }
            });
            answering.start();
            FetchException failure =
                    failure("https://127.0.0.1:" + socket.getLocalPort() + "/", Duration.ofSeconds(20));
            assertThat(failure.reason()).isEqualTo(Reason.TLS);
            assertThat(failure).hasMessageStartingWith("there is no secure connection: ");
            answering.join();
        }
    }

    @Test
    void certificatesThatEntraWouldNotTakeEither() throws Exception {
        Certificate other = Certificate.of(folder, "ip:127.0.0.1");
        assertThat(tlsFailure(other, certificate))
                .hasMessage("the certificate of the server is not one of a public authority");
        Certificate expired = Certificate.expired(folder, "ip:127.0.0.1");
        assertThat(tlsFailure(expired, expired)).hasMessage("the certificate of the server is expired");
        Certificate another = Certificate.of(folder, "dns:another.example");
        assertThat(tlsFailure(another, another))
                .hasMessageStartingWith("the certificate of the server is not for this host: ");
    }

    private static FetchException tlsFailure(Certificate has, Certificate trusts) throws Exception {
        try (LoopbackSite server = new LoopbackSite(has)) {
            HttpFetcher fetcher = new HttpFetcher(trusts.client().getSocketFactory(), Duration.ofSeconds(20));
            FetchException failure = catchThrowableOfType(FetchException.class, () -> fetcher.get(server.base() + "/"));
            assertThat(failure.reason()).isEqualTo(Reason.TLS);
            return failure;
        }
    }

    /** The address may come from a document that somebody else wrote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "file:///etc/passwd",
                "jar:file:/x!/y",
                "ftp://x/",
                "x",
                "",
                "https:///x",
                "https://a b/"
            })
    void nothingButHttps(String url) throws Exception {
        assertThat(failure(url, Duration.ofSeconds(20)).reason()).isEqualTo(Reason.UNREACHABLE);
    }
}
