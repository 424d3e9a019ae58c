package dev.azwifn.trust;

import dev.azwifn.trust.Fetcher.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one address.
 *
 * @param redirects the addresses that it led to, one after the other
 * @param answer the last one; null if there was none
 * @param failure why there was none; null if there was one
 */
record Visit(
        String url,
        List<String> redirects,
        @Nullable Answer answer,
        @Nullable FetchException failure) {
    private static final int MOST_REDIRECTS = 5;

    static Visit to(String url, Fetcher fetcher) {
        List<String> redirects = new ArrayList<>();
        String at = url;
        try {
            Answer answer = fetcher.get(at);
            while (answer.isRedirect() && redirects.size() < MOST_REDIRECTS) {
                at = target(at, String.valueOf(answer.header("Location")));
                redirects.add(at);
                answer = fetcher.get(at);
            }
            return new Visit(url, redirects, answer, null);
        } catch (FetchException e) {
            return new Visit(url, redirects, null, e);
        }
    }

    private static String target(String from, String location) throws FetchException {
        try {
            return URI.create(from).resolve(location).toString();
        } catch (IllegalArgumentException e) {
            throw new FetchException(
                    FetchException.Reason.UNREACHABLE, "it leads to what is no URL: " + Visible.of(location));
        }
    }

    /** What is there; null unless it was served as it should be. */
    byte @Nullable [] body() {
        return answer != null && answer.status() == 200 ? answer.body() : null;
    }
}
