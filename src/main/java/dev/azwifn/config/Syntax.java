package dev.azwifn.config;

import java.util.Locale;

/**
 * The rules of Azure and Kubernetes for names. By hand, without java.util.regex or streams: loading those would cost
 * more than all the checks.
 */
final class Syntax {
    static final String DNS_LABEL =
            "it has 1 to 63 lower-case letters, digits or '-', and begins and ends with a letter or digit";
    static final String DNS_SUBDOMAIN =
            "it has 1 to 253 lower-case letters, digits, '-' or '.', and begins and ends with a letter or digit";

    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz" + DIGITS;
    static final String LETTERS = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Syntax() {}

    static boolean isGuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isResourceGroup(String text) {
        if (text.isEmpty() || text.length() > 90 || text.endsWith(".")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Letters of any script, as Azure has it.
            if (!Character.isLetterOrDigit(c) && "._-()".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isManagedIdentity(String text) {
        return text.length() >= 3
                && text.length() <= 128
                && hasOnly(text, LETTERS + "-_")
                && LETTERS.indexOf(text.charAt(0)) >= 0;
    }

    static boolean isStorageAccount(String text) {
        return text.length() >= 3 && text.length() <= 24 && hasOnly(text, LOWER);
    }

    static boolean isContainer(String text) {
        return text.equals("$web") || (text.length() >= 3 && !text.contains("--") && isDnsLabel(text));
    }

    static boolean isLocation(String text) {
        return !text.isEmpty() && hasOnly(text, LOWER);
    }

    static boolean isDnsLabel(String text) {
        return !text.isEmpty()
                && text.length() <= 63
                && hasOnly(text, LOWER + "-")
                && !text.startsWith("-")
                && !text.endsWith("-");
    }

    static boolean isDnsSubdomain(String text) {
        return !text.isEmpty()
                && text.length() <= 253
                && hasOnly(text, LOWER + "-.")
                // Each part between dots begins and ends with a letter or digit.
                && !text.startsWith("-")
                && !text.startsWith(".")
                && !text.endsWith("-")
                && !text.endsWith(".")
                && !text.contains("..")
                && !text.contains("-.")
                && !text.contains(".-");
    }

    static boolean isKindName(String text) {
        return !text.isEmpty() && hasOnly(text, LOWER + "-.");
    }

    static boolean isHost(String text) {
        return isDnsSubdomain(text.toLowerCase(Locale.ROOT));
    }

    static boolean isCount(String text, int least) {
        return !text.isEmpty() && text.length() <= 9 && hasOnly(text, DIGITS) && Integer.parseInt(text) >= least;
    }

    static boolean hasOnly(String text, String allowed) {
        for (int i = 0; i < text.length(); i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
