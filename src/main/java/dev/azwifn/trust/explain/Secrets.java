package dev.azwifn.trust.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps tokens, passwords and keys that logs hold from being shown again. */
final class Secrets {
    private static final String MASK = "***";

    /** The value behind a telling name, as a JSON or YAML field, or as a parameter. */
    private static final Pattern NAMED = Pattern.compile("(?i)(?<![a-z])("
            + "(?:client[_-]?secret|client[_-]?assertion|azure_client_secret|access_token|refresh_token|id_token|password|passwd"
            + "|accountkey|sharedaccesssignature|sharedaccesskey|sig)\"?[ \\t]*[=:][ \\t]*"
            + "|authorization\"?[ \\t]*[=:][ \\t]*\"?(?:bearer|basic|sharedkey)[ \\t]+)"
            + "(?:\"[^\"]*\"|[^\\s\"&,;}]+)");

    /** A JWT, however much of it there is; a private key; anything that is too long for a name. */
    private static final Pattern BARE = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}"
            + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*-----)?"
            + "|(?<![A-Za-z0-9_+=-])(?=[A-Za-z_+=-]*+[0-9])[A-Za-z0-9][A-Za-z0-9_+=-]{63,}");

    private Secrets() {}

    static String masked(String text) {
        String named = NAMED.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group(1) + MASK));
        return BARE.matcher(named).replaceAll(MASK);
    }
}
