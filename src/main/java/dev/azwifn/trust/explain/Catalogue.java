package dev.azwifn.trust.explain;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every error that is known, and how to read what it says. */
public final class Catalogue {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<Detail, Advice> advice;
    private final List<DetailPattern> patterns;
    private final List<DetailPattern> contextPatterns;

    Catalogue(
            List<Entry> entries,
            Map<Detail, Advice> advice,
            List<DetailPattern> patterns,
            List<DetailPattern> contextPatterns) {
        entries.forEach(entry -> this.entries.put(entry.code(), entry));
        this.advice = new EnumMap<>(advice);
        this.patterns = List.copyOf(patterns);
        this.contextPatterns = List.copyOf(contextPatterns);
    }

    /** The one that comes with the program. */
    public static Catalogue load() {
        return CatalogueReader.read();
    }

    /** In the order of the catalogue. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** The entry of exactly this code; null if there is none. */
    public @Nullable Entry exact(String code) {
        return entries.get(code);
    }

    /**
     * The entry for a code as a user writes it: in any case, and with or without AADSTS in front.
     *
     * @return null if there is none
     */
    public @Nullable Entry lookUp(String written) {
        if (EntraCode.isWritten(written)) {
            return ofEntra(EntraCode.of(written));
        }
        for (Entry entry : entries.values()) {
            if (entry.code().toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT))) {
                return entry;
            }
        }
        return null;
    }

    /**
     * The entry for a code of Entra ID: its own, or that of the longest code that it begins with. Entra ID makes new codes by adding
     * digits to old ones.
     *
     * @return null if there is none
     */
    @Nullable
    Entry ofEntra(String code) {
        for (int end = code.length(); end >= EntraCode.SHORTEST; end--) {
            Entry entry = entries.get(code.substring(0, end));
            if (entry != null && entry.isOfEntra()) {
                return entry;
            }
        }
        return null;
    }

    /** A detail's name for people. */
    public String title(Detail detail) {
        return advice(detail).title();
    }

    Advice advice(Detail detail) {
        Advice found = advice.get(detail);
        if (found == null) {
            throw new IllegalStateException("the catalogue says nothing about " + detail.key());
        }
        return found;
    }

    List<DetailPattern> patterns() {
        return patterns;
    }

    List<DetailPattern> contextPatterns() {
        return contextPatterns;
    }
}
