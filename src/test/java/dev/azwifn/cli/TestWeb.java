package dev.azwifn.cli;

import dev.azwifn.trust.FetchException;
import dev.azwifn.trust.Fetcher;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Internet on loopback: hosts of real names, whose servers are here. Everything else is as it is. */
public final class TestWeb implements Fetcher {
    private final Map<String, String> hosts = new LinkedHashMap<>();
    private final HttpFetcher http;

    public TestWeb(Certificate trusted) throws IOException, GeneralSecurityException {
        http = new HttpFetcher(trusted.client().getSocketFactory(), Duration.ofSeconds(30));
    }

    /** @param base {@code https://127.0.0.1:<port>} */
    public void host(String name, String base) {
        hosts.put("https://" + name + "/", base + "/");
    }

    @Override
    public Answer get(String url) throws FetchException {
        for (Map.Entry<String, String> host : hosts.entrySet()) {
            if (url.startsWith(host.getKey())) {
                return http.get(host.getValue() + url.substring(host.getKey().length()));
            }
        }
        return http.get(url);
    }
}
