package dev.azwifn.config;

import org.jspecify.annotations.Nullable;

/** What Entra ID demands of an issuer. It compares issuers byte for byte, so nothing is ever corrected here. */
final class IssuerUrlCheck {
    private static final String SCHEME = "https://";
    private static final int MAX_LENGTH = 600; // of a federated credential's issuer

    private IssuerUrlCheck() {}

    static @Nullable String problem(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || c > '~') {
                return "'" + url + "' has a space, a control character or a character beyond ASCII at position "
                        + (i + 1) + "; remove it";
            }
            if (c == '?' || c == '#') {
                return "'" + url + "' has a query or fragment; an issuer ends before '" + c + "'";
            }
        }
        if (!url.startsWith(SCHEME)) {
            return "'" + url + "' is not an https URL; Entra ID reads the issuer's documents over https only,"
                    + " so it begins with " + SCHEME;
        }
        if (url.length() > MAX_LENGTH) {
            return "the issuer is " + url.length() + " characters long; a federated credential holds " + MAX_LENGTH;
        }
        return isAuthority(authority(url)) ? null : "'" + url + "' has no valid host after " + SCHEME;
    }

    private static String authority(String url) {
        int slash = url.indexOf('/', SCHEME.length());
        return url.substring(SCHEME.length(), slash < 0 ? url.length() : slash);
    }

    private static boolean isAuthority(String authority) {
        int colon = authority.indexOf(':');
        return colon < 0
                ? Syntax.isHost(authority)
                : Syntax.isHost(authority.substring(0, colon)) && Syntax.isCount(authority.substring(colon + 1), 1);
    }
}
