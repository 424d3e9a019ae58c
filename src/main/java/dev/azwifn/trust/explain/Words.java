package dev.azwifn.trust.explain;

import java.util.ArrayList;
import java.util.List;

/** The words of a text: letters, digits, dashes and underscores. */
final class Words {
    /** A word and where it begins. */
    interface Visitor {
        void word(String word, int start);
    }

    private Words() {}

    static void forEach(String text, Visitor visitor) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isPart(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                visitor.word(text.substring(start, i), start);
                start = -1;
            }
        }
    }

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        forEach(text, (word, start) -> words.add(word));
        return words;
    }

    private static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
