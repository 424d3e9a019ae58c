package dev.azwifn.trust;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The differences that nobody sees: taken away one kind after the other, until both texts are equal. Every kind that brought
 * them closer gets its words.
 */
final class Slips {
    private static final String LOOK_ALIKES =
            "\u0430a\u0441c\u0501d\u0435e\u04bbh\u0456i\u0458j\u03bdv\u043eo\u0440p\u0455s\u0445x\u0443y"
                    + "\u03b1a\u03bfo\u03c1p\u03b9i\u0131i\u0261g\u04cfl\u051bq\u051dw\u0570h\u0578n\u057du\u0585o"
                    + "\u0410A\u0412B\u0421C\u0415E\u041dH\u0406I\u0408J\u041aK\u041cM\u041eO\u0420P\u0405S\u0422T\u0425X\u0423Y"
                    + "\u2010-\u2011-\u2012-\u2013-\u2014-\u2212-\u2044/\u2215/\u29f8/\u3002.\u02d0:\ua789:\u2236:";

    private String expected;
    private String found;
    private final List<String> words = new ArrayList<>();

    Slips(String expected, String found) {
        this.expected = expected;
        this.found = found;
    }

    /** What the slips are; empty if the texts are equal, or differ in more than slips. */
    List<String> words() {
        words.clear();
        peel(String::strip, "white space at the beginning or end");
        peel(Slips::withoutInvisible, "characters that cannot be seen");
        peel(Slips::withoutLookAlikes, "characters that look like others");
        peel(text -> text.replaceFirst("^(?i)http(?=://)", "https"), "http instead of https");
        peel(text -> text.replaceFirst("^((?i)https://[^/]*):443(?=/|$)", "$1"), "the default port :443");
        peelSlash();
        peel(text -> text.toLowerCase(Locale.ROOT), "upper and lower case");
        return expected.equals(found) ? List.copyOf(words) : List.of();
    }

    private void peel(UnaryOperator<String> kind, String word) {
        if (expected.equals(found)) {
            return;
        }
        String wanted = kind.apply(expected);
        String got = kind.apply(found);
        // What both have alike is no difference.
        if (!(wanted.equals(expected) && got.equals(found)) && closer(wanted, got)) {
            words.add(word);
            expected = wanted;
            found = got;
        }
    }

    private void peelSlash() {
        boolean wanted = expected.endsWith("/");
        boolean got = found.endsWith("/");
        if (wanted != got) {
            peel(Slips::withoutSlash, wanted ? "the slash at the end is missing" : "a slash at the end too much");
        }
        peel(text -> text.replaceAll("(?<!:)/{2,}", "/"), "a double slash");
    }

    private boolean closer(String wanted, String got) {
        return Alignment.distance(wanted, got) < Alignment.distance(expected, found);
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static String withoutInvisible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** Compatibility forms (full-width letters, ligatures) by Unicode's own table, letters of other scripts by ours. */
    private static String withoutLookAlikes(String text) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            int index = LOOK_ALIKES.indexOf(c);
            plain.appendCodePoint(index >= 0 && index % 2 == 0 ? LOOK_ALIKES.charAt(index + 1) : c);
        });
        return plain.toString();
    }
}
