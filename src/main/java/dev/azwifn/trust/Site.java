package dev.azwifn.trust;

import dev.azwifn.oidc.Issuer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Both published documents, read as Entra ID reads them: the discovery document below the issuer, and the key set where that says
 * it is.
 */
public final class Site {
    private final Visit discovery;
    private final Visit keySet;

    private Site(Visit discovery, Visit keySet) {
        this.discovery = discovery;
        this.keySet = keySet;
    }

    /** A document that says nothing useful is followed by the key set at its usual place. */
    public static Site read(Issuer issuer, Fetcher fetcher) {
        Visit discovery = Visit.to(issuer.discoveryUri(), fetcher);
        String uri = Published.of(discovery).text("jwks_uri");
        return new Site(discovery, Visit.to(uri == null ? issuer.jwksUri() : uri, fetcher));
    }

    /**
     * The text of the published key set.
     *
     * @throws FetchException if it was not served as it should be
     */
    public String keySetText() throws FetchException {
        byte[] body = keySet.body();
        if (body != null) {
            return new String(body, StandardCharsets.UTF_8);
        }
        Fetcher.Answer answer = keySet.answer();
        FetchException failure = keySet.failure();
        throw failure != null
                ? failure
                : new FetchException(
                        FetchException.Reason.UNREACHABLE,
                        "the server says HTTP " + (answer == null ? "nothing" : answer.status()));
    }

    /** Where the key set is. */
    public String keySetUrl() {
        return keySet.url();
    }

    Visit discovery() {
        return discovery;
    }

    Visit keySet() {
        return keySet;
    }

    /** What was found at an address; null if it was not read. */
    @Nullable
    Published at(String url) {
        if (url.equals(discovery.url())) {
            return Published.of(discovery);
        }
        return url.equals(keySet.url()) ? Published.of(keySet) : null;
    }
}
