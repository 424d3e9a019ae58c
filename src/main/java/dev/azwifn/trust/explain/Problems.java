package dev.azwifn.trust.explain;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the errors of logs of any length. Memory depends on how many different ones there are, and that has a limit. */
public final class Problems {
    /** Further ones are told apart by their code only, and in the end not at all. */
    private static final int DIFFERENT = 500;

    private final Recognizer recognizer;
    private final Map<String, Problem> problems = new LinkedHashMap<>();
    private long lines;

    public Problems(Catalogue catalogue) {
        recognizer = new Recognizer(catalogue);
    }

    /**
     * Reads a log to its end.
     *
     * @param file its name, for places
     */
    public void read(String file, InputStream in) throws IOException {
        lines += RecordReader.read(file, in, record -> recognizer.in(record).forEach(this::add));
    }

    private void add(Occurrence occurrence) {
        String key = occurrence.code() + key(occurrence.details());
        if (!problems.containsKey(key) && problems.size() >= DIFFERENT) {
            key = problems.size() < 2 * DIFFERENT || problems.containsKey(occurrence.code()) ? occurrence.code() : "";
        }
        problems.computeIfAbsent(key, unused -> new Problem(occurrence)).add(occurrence);
    }

    private static String key(Map<Detail, String> details) {
        StringBuilder key = new StringBuilder();
        details.forEach((detail, value) -> {
            if (!detail.isOccasion()) {
                key.append('\n').append(detail).append('=').append(value);
            }
        });
        return key.toString();
    }

    /** In the order of their first occurrence. */
    public List<Problem> all() {
        return List.copyOf(problems.values());
    }

    /** How many lines were read. */
    public long lines() {
        return lines;
    }
}
