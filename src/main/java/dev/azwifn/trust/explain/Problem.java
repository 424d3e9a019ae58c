package dev.azwifn.trust.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An error and all its occurrences in which the text says the same. */
public final class Problem {
    private static final int OBJECTS = 5;

    /** A place in a log. */
    public record Place(String file, int line, @Nullable String time) {}

    private final String code;
    private final @Nullable Entry entry;
    private final Map<Detail, String> details;
    private final Set<String> objects = new LinkedHashSet<>();
    private final String excerpt;
    private final Place first;
    private Place last;
    private long count;

    Problem(Occurrence occurrence) {
        code = occurrence.code();
        entry = occurrence.entry();
        details = new EnumMap<>(Detail.class);
        excerpt = occurrence.excerpt().get();
        first = place(occurrence);
        last = first;
    }

    void add(Occurrence occurrence) {
        count++;
        last = place(occurrence);
        occurrence.details().forEach(details::putIfAbsent);
        occurrence.context().forEach(details::putIfAbsent);
        if (occurrence.object() != null && objects.size() < OBJECTS) {
            objects.add(occurrence.object());
        }
    }

    private static Place place(Occurrence occurrence) {
        return new Place(occurrence.file(), occurrence.line(), occurrence.time());
    }

    /** As it is written in the log. */
    public String code() {
        return code;
    }

    /** What the catalogue has for it; null if nothing. */
    public @Nullable Entry entry() {
        return entry;
    }

    /** What the text says; of what is different each time, the first. */
    public Map<Detail, String> details() {
        return Collections.unmodifiableMap(details);
    }

    public long count() {
        return count;
    }

    public Place first() {
        return first;
    }

    public Place last() {
        return last;
    }

    /** The first few resources that it was about, {@code Kind/namespace/name}. */
    public List<String> objects() {
        return new ArrayList<>(objects);
    }

    /** The text around the first one, without secrets. */
    public String excerpt() {
        return excerpt;
    }
}
