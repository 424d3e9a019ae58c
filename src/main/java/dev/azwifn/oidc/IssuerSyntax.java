package dev.azwifn.oidc;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Entra ID demands of an issuer. It compares issuers byte for byte, so nothing is ever corrected here. */
public final class IssuerSyntax {
    private static final String SCHEME = "https://";
    private static final int MAX_LENGTH = 600; // of a federated credential's issuer
    private static final String NOT_IN_A_URL = "\"<>\\^`{|}";
    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");

    private IssuerSyntax() {}

    /** What is wrong with an issuer and what to do about it, as the end of a sentence; null if it is right. */
    public static @Nullable String problem(String url) {
        if (url.isEmpty()) {
            return "is empty; give an https URL";
        }
        String characters = characterProblem(url);
        if (characters != null) {
            return characters;
        }
        if (!url.startsWith(SCHEME)) {
            return "'" + url + "' is not an https URL; Entra ID reads the issuer's documents over https only,"
                    + " so it begins with " + SCHEME;
        }
        if (url.length() > MAX_LENGTH) {
            return "is " + url.length() + " characters long; a federated credential holds " + MAX_LENGTH;
        }
        return authorityProblem(url);
    }

    private static @Nullable String characterProblem(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || c > '~') {
                return "'" + url + "' has a space, a control character or a character beyond ASCII at position "
                        + (i + 1) + "; remove it";
            }
            if (c == '?' || c == '#') {
                return "'" + url + "' has a query or fragment; an issuer ends before '" + c + "'";
            }
            if (NOT_IN_A_URL.indexOf(c) >= 0) {
                return "'" + url + "' has '" + c + "' at position " + (i + 1) + ", which no URL may have; remove it";
            }
        }
        return null;
    }

    private static @Nullable String authorityProblem(String url) {
        int slash = url.indexOf('/', SCHEME.length());
        String authority = url.substring(SCHEME.length(), slash < 0 ? url.length() : slash);
        if (authority.indexOf('@') >= 0) {
            return "has a user name or password before '@'; it is public, remove them"; // and so not shown
        }
        int colon = authority.indexOf(':');
        boolean valid = colon < 0
                ? HOST.matcher(authority).matches()
                : HOST.matcher(authority.substring(0, colon)).matches() && isPort(authority.substring(colon + 1));
        return valid ? null : "'" + url + "' has no valid host after " + SCHEME;
    }

    private static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) <= 65535;
    }
}
