package dev.azwifn.trust.explain;

import java.util.Locale;
import java.util.regex.Pattern;

/** The error codes of Entra ID, {@code AADSTS} and digits. */
public final class EntraCode {
    static final String PREFIX = "AADSTS";

    /** No code that was ever seen has fewer characters. */
    static final int SHORTEST = PREFIX.length() + 5;

    private static final Pattern WRITTEN = Pattern.compile("(?i)(?:AADSTS)?[0-9]{5,10}");

    private EntraCode() {}

    /** Whether somebody means such a code, in any case and with or without its letters. */
    public static boolean isWritten(String text) {
        return WRITTEN.matcher(text).matches();
    }

    /** As Entra ID writes it. */
    public static String of(String written) {
        return PREFIX + written.toUpperCase(Locale.ROOT).replace(PREFIX, "");
    }

    /** Where to look up a code that the catalogue does not have. */
    public static String page(String code) {
        return "https://login.microsoftonline.com/error?code=" + code.substring(PREFIX.length());
    }
}
