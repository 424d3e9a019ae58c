package dev.azwifn.trust;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what anybody can read on the web, as Entra ID does. The only way from the checks to the network. */
public interface Fetcher {
    /** In bytes; both documents are far smaller. */
    int LARGEST = 1 << 20;

    /**
     * Asks once, without signing in. A redirect is an answer, too.
     *
     * @throws FetchException if there is no answer
     */
    Answer get(String url) throws FetchException;

    /**
     * What a server says.
     *
     * @param headers by their names in any case; of several of one name, the first
     * @param body at most {@link #LARGEST}
     */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        public Answer {
            Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            byName.putAll(headers);
            headers = byName;
        }

        @Nullable
        String header(String name) {
            return headers.get(name);
        }

        boolean isRedirect() {
            return status >= 301 && status <= 308 && status != 304 && header("Location") != null;
        }

        /** Without parameters, in lower case; empty if there is none. */
        String mediaType() {
            String type = header("Content-Type");
            return type == null ? "" : type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        }
    }
}
