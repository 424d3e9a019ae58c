package dev.azwifn.trust.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the errors in a log record. Most records hold none: those cost one walk over their words. */
final class Recognizer {
    /** How far behind its code, in characters, an error's text may go on. */
    private static final int REACH = 6000;

    private static final Pattern ENTRA = Pattern.compile("AADSTS[0-9]{5,10}");

    /** How clients write a code of Resource Manager, whichever it is. */
    private static final Pattern RESOURCE_MANAGER =
            Pattern.compile("(?:ERROR CODE: |(?<![A-Za-z])Code=\"?)([A-Z][A-Za-z]+)");

    private final Catalogue catalogue;
    private final Map<String, List<Entry>> byAnchor = new HashMap<>();

    Recognizer(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (Entry entry : catalogue.entries()) {
            if (!entry.phrases().isEmpty()) {
                entry.phrases().forEach(phrase -> anchored(phrase.anchor()).add(entry));
            } else if (!entry.isOfEntra()) {
                anchored(entry.code()).add(entry);
            }
        }
    }

    private List<Entry> anchored(String word) {
        return byAnchor.computeIfAbsent(word, unused -> new ArrayList<>());
    }

    /** Each error once, in their order. */
    List<Occurrence> in(LogRecord record) {
        String text = LogText.plain(record.text());
        List<Hit> hits = hits(text);
        List<Occurrence> occurrences = new ArrayList<>();
        for (int i = 0; i < hits.size(); i++) {
            int end = i + 1 < hits.size() ? hits.get(i + 1).start : text.length();
            occurrences.add(occurrence(record, text, hits.get(i), Math.min(end, hits.get(i).start + REACH)));
        }
        return occurrences;
    }

    /** Masked as a whole, so that no secret is cut from the name that gives it away. */
    private String excerpt(String text, String code) {
        String masked = Secrets.masked(text);
        for (Hit hit : hits(masked)) {
            if (hit.code.equals(code)) {
                return Surroundings.excerpt(masked, hit.start, hit.end);
            }
        }
        return code;
    }

    private record Hit(
            int start, int end, String code, @Nullable Entry entry) {
        private boolean isFallback() {
            return entry != null && entry.fallback();
        }

        /** Whether nobody needs a fallback beside it. */
        private boolean isTelling() {
            return code.startsWith(EntraCode.PREFIX) || (entry != null && !entry.fallback());
        }
    }

    private List<Hit> hits(String text) {
        Map<String, Hit> hits = new LinkedHashMap<>();
        boolean[] mentionsCode = {false};
        Words.forEach(text, (word, start) -> {
            mentionsCode[0] |= word.equals("CODE") || word.equals("Code");
            if (word.contains(EntraCode.PREFIX)) {
                addEntra(word, start, hits);
            } else {
                byAnchor.getOrDefault(word, List.of()).forEach(entry -> add(entry, text, word, start, hits));
            }
        });
        if (mentionsCode[0]) {
            addUnknown(text, hits);
        }
        boolean telling = hits.values().stream().anyMatch(Hit::isTelling);
        return hits.values().stream()
                .filter(hit -> !telling || !hit.isFallback())
                .sorted(Comparator.comparingInt(Hit::start))
                .toList();
    }

    private void addEntra(String word, int start, Map<String, Hit> hits) {
        Matcher code = ENTRA.matcher(word);
        while (code.find()) {
            hits.putIfAbsent(
                    code.group(),
                    new Hit(start + code.start(), start + code.end(), code.group(), catalogue.ofEntra(code.group())));
        }
    }

    private static void add(Entry entry, String text, String word, int start, Map<String, Hit> hits) {
        if (hits.containsKey(entry.code())) {
            return;
        }
        if (entry.phrases().isEmpty()) {
            hits.put(entry.code(), new Hit(start, start + word.length(), entry.code(), entry));
            return;
        }
        for (Entry.Phrase phrase : entry.phrases()) {
            int slack = 3 * phrase.words().length();
            Matcher matcher = phrase.pattern()
                    .matcher(text)
                    .region(Math.max(0, start - slack), Math.min(text.length(), start + slack));
            if (phrase.anchor().equals(word) && matcher.find()) {
                hits.put(entry.code(), new Hit(matcher.start(), matcher.end(), entry.code(), entry));
                return;
            }
        }
    }

    private void addUnknown(String text, Map<String, Hit> hits) {
        Matcher matcher = RESOURCE_MANAGER.matcher(text);
        while (matcher.find()) {
            String code = matcher.group(1);
            if (!code.equals("UNAVAILABLE") && catalogue.exact(code) == null) {
                hits.putIfAbsent(code, new Hit(matcher.start(1), matcher.end(1), code, null));
            }
        }
    }

    private Occurrence occurrence(LogRecord record, String text, Hit hit, int end) {
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        String behind = text.substring(hit.start, end);
        catalogue.patterns().forEach(pattern -> pattern.read(behind, details));
        Map<Detail, String> context = new EnumMap<>(Detail.class);
        catalogue.contextPatterns().forEach(pattern -> pattern.read(text, context));
        context.keySet().removeAll(details.keySet());
        int line = record.line()
                + (int) text.substring(0, hit.start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Occurrence(
                hit.code,
                hit.entry,
                details,
                context,
                record.file(),
                line,
                Surroundings.time(text, behind),
                Surroundings.object(text),
                () -> excerpt(text, hit.code));
    }
}
