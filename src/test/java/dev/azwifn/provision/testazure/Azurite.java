package dev.azwifn.provision.testazure;

import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The real Azurite over https, with accounts enough for every test to have new ones. */
final class Azurite {
    private static final int ACCOUNTS = 4000;
    private static final String KEY = "aaaa"; // base64
    private static final Pattern LISTENING = Pattern.compile("listens on (https://\\S+)");

    private final Process process;
    private final String base;
    private final HttpClient http;
    private final com.azure.core.http.HttpClient sdk;
    private int used;

    /** @param sdk trusts the certificate */
    Azurite(NodeTools tools, Tls tls, com.azure.core.http.HttpClient sdk) throws IOException {
        this.sdk = sdk;
        http = HttpClient.newBuilder().sslContext(tls.context()).build();
        process = tools.start(
                tools.modules().resolve("azurite/dist/src/blob/main.js"),
                Map.of("AZURITE_ACCOUNTS", accounts()),
                List.of(
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        "0",
                        "--oauth",
                        "basic",
                        "--inMemoryPersistence",
                        "--skipApiVersionCheck",
                        "--disableTelemetry",
                        "--silent",
                        "--cert",
                        tls.certificate().toString(),
                        "--key",
                        tls.key().toString()));
        base = awaitStart(process.inputReader(StandardCharsets.UTF_8));
    }

    private static String accounts() {
        return IntStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(number -> name(number) + ":" + KEY)
                .collect(Collectors.joining(";"));
    }

    private static String name(int number) {
        return String.format("a%04d", number);
    }

    private static String awaitStart(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return listening.group(1);
            }
        }
        throw new IOException("Azurite does not start");
    }

    /** An account that has not been used yet. */
    synchronized Containers newAccount() {
        if (used == ACCOUNTS) {
            throw new IllegalStateException("Azurite has no more accounts");
        }
        String name = name(++used);
        BlobServiceClient owner = new BlobServiceClientBuilder()
                .endpoint(base + "/" + name)
                .credential(new StorageSharedKeyCredential(name, KEY))
                .httpClient(sdk)
                .buildClient();
        return new Containers(name, owner);
    }

    /** Sends a call on as it came, but to another path. */
    HttpResponse<byte[]> forward(Request original, String pathAndQuery) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + pathAndQuery))
                .method(original.method(), BodyPublishers.ofByteArray(original.body()));
        original.headers().forEach((name, value) -> {
            if (!BlobService.HOP_BY_HOP.contains(name)) {
                request.header(name, value);
            }
        });
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    void stop() {
        process.destroy();
    }
}
