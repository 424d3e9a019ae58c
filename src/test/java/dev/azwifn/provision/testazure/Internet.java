package dev.azwifn.provision.testazure;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What anybody can read, at the addresses of the real internet, which are places on loopback here. */
final class Internet {
    private static final Pattern STORAGE = Pattern.compile(
            "([a-z0-9]+)\\.(?:z[0-9]+\\.)?(blob|web)\\.core\\.(windows\\.net|usgovcloudapi\\.net|chinacloudapi\\.cn)");
    private static final Pattern ENTRA =
            Pattern.compile("login\\.(microsoftonline\\.com|microsoftonline\\.us|chinacloudapi\\.cn)");

    private final HttpClient http;
    private final TestAzure azure;

    Internet(TestAzure azure, Tls tls) {
        this.azure = azure;
        http = HttpClient.newBuilder().sslContext(tls.context()).build();
    }

    HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(locate(address)).build(), BodyHandlers.ofByteArray());
    }

    private URI locate(URI address) throws IOException {
        if (!"https".equals(address.getScheme())) {
            throw new IOException("nobody listens at " + address);
        }
        String host = String.valueOf(address.getHost());
        if (ENTRA.matcher(host).matches()) {
            return URI.create(azure.entra().base() + address.getRawPath());
        }
        Matcher storage = STORAGE.matcher(host);
        if (!storage.matches() || azure.storage().account(storage.group(1)).isEmpty()) {
            throw new UnknownHostException(host);
        }
        String base = storage.group(2).equals("blob")
                ? azure.blobs().base()
                : azure.web().base();
        return URI.create(base + "/" + storage.group(1) + address.getRawPath());
    }
}
