package dev.azwifn.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An https server on loopback. Whatever it has no page for is not found, as in Azure's blob storage. */
public final class LoopbackSite implements AutoCloseable {
    /** What it answers. */
    public interface Page {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;

        /** As a server should serve it. */
        static Page json(String body) {
            return of(200, body, Map.of("Content-Type", "application/json"));
        }

        static Page of(int status, String body, Map<String, String> headers) {
            return exchange -> {
                headers.forEach(exchange.getResponseHeaders()::add);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            };
        }
    }

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> requests = new ArrayList<>();

    public LoopbackSite(Certificate certificate) throws IOException, GeneralSecurityException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public void page(String path, Page page) {
        pages.put(path, page);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** {@code https://127.0.0.1:<port>}. */
    public String base() {
        return "https://127.0.0.1:" + port();
    }

    /** Method, path, and the headers that could give away who asks. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        synchronized (this) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                    + exchange.getRequestHeaders().getOrDefault("Authorization", List.of())
                    + exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        }
        try (exchange) {
            Page missing =
                    Page.of(404, "<Error><Code>BlobNotFound</Code></Error>", Map.of("x-ms-error-code", "BlobNotFound"));
            pages.getOrDefault(exchange.getRequestURI().getPath(), missing).answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
