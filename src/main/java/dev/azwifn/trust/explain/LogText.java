package dev.azwifn.trust.explain;

import java.util.regex.Pattern;

/** The text of a log without what the way through JSON, YAML and terminals has added to it. */
final class LogText {
    private static final char ESCAPE = '\u001b';
    private static final Pattern TERMINAL = Pattern.compile(ESCAPE + "(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\\n\\x07" + ESCAPE
            + "]*(?:\\x07|" + ESCAPE + "\\\\)?|[@-Z\\\\-_])");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("\\s*(?:- )?[a-z]\\w*: '");

    private LogText() {}

    /** Line ends of the input stay line ends, those that were written as {@code \n} become spaces. */
    static String plain(String text) {
        String plain = withoutColours(text);
        if (SINGLE_QUOTED.matcher(plain).lookingAt()) {
            plain = plain.replace("''", "'");
        }
        return plain.indexOf('\\') < 0 ? plain : withoutColours(withoutEscapes(plain));
    }

    private static String withoutColours(String text) {
        return text.indexOf(ESCAPE) < 0 ? text : TERMINAL.matcher(text).replaceAll("");
    }

    /** JSON in JSON has several backslashes in front of one character. */
    private static String withoutEscapes(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                i++;
                continue;
            }
            int behind = i;
            while (behind < text.length() && text.charAt(behind) == '\\') {
                behind++;
            }
            i = behind + decode(text, behind, plain);
        }
        return plain.toString();
    }

    /** Appends what backslashes and the character behind them stand for, and returns how many more characters that took. */
    private static int decode(String text, int index, StringBuilder plain) {
        char c = index < text.length() ? text.charAt(index) : '\\';
        switch (c) {
            case 'n', 'r', 't' -> plain.append(' ');
            case '"', '\'', '/', ' ', '\n' ->
                plain.append(c); // the last two: a line of a YAML scalar that is continued
            case 'u' -> {
                int codeUnit = hex(text, index + 1);
                if (codeUnit < 0) {
                    plain.append('\\');
                    return 0;
                }
                plain.append((char) codeUnit);
                return 5;
            }
            default -> {
                plain.append('\\');
                return 0;
            }
        }
        return 1;
    }

    private static int hex(String text, int start) {
        if (start + 4 > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < start + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = 16 * value + digit;
        }
        return value;
    }
}
