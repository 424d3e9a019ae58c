package dev.azwifn.provision.testazure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * All services at the names that they have in Azure, for a program that knows no others. A Java that is started with {@code
 * -Djdk.net.hosts.file} finds these names on this machine, and no other name anywhere.
 */
public final class RealNames implements AutoCloseable {
    /** Whom the certificate is for. */
    static final List<String> HOSTS =
            List.of("localhost", "login.microsoftonline.com", "management.azure.com", "*.blob.core.windows.net");

    private static final int HTTPS = 443;

    private final TestAzure azure;
    private final HttpsServer server;

    /** Throws a {@link java.net.BindException} where users may not listen at the port of https, or somebody else does. */
    RealNames(TestAzure azure, Tls tls, ExecutorService threads, InetAddress address) throws IOException {
        this.azure = azure;
        server = HttpsServer.create(new InetSocketAddress(address, HTTPS), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        server.setExecutor(threads);
        server.createContext("/", this::route);
        server.start();
    }

    private void route(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestHeaders().getFirst("Host");
        String account = host.substring(0, host.indexOf('.'));
        switch (account) {
            case "management" -> azure.arm().handle(exchange);
            case "login" -> azure.entra().handle(exchange);
            default -> azure.blobs().handle(exchange, "/" + account);
        }
    }

    /** A file of hosts for the JVM. */
    public Path hosts(Path folder, String... accounts) throws IOException {
        StringBuilder text = new StringBuilder(address()).append(" login.microsoftonline.com management.azure.com");
        for (String account : accounts) {
            text.append(' ').append(account).append(".blob.core.windows.net");
        }
        return Files.writeString(folder.resolve("hosts"), text.append('\n'));
    }

    /** Where all names are: {@code 127.0.0.1}, say. */
    public String address() {
        return server.getAddress().getAddress().getHostAddress();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
