package dev.azwifn.trust;

import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Collects what the checks find, link by link. */
final class ChainReport {
    private final Map<Link, List<Fact>> facts = new EnumMap<>(Link.class);
    private final Map<Link, List<String>> missing = new EnumMap<>(Link.class);
    private final Map<Link, List<ChainFinding>> findings = new EnumMap<>(Link.class);

    /** Something that was read; nothing if the value is null. */
    void fact(Link link, String name, @Nullable String value) {
        if (value != null) {
            facts.computeIfAbsent(link, each -> new ArrayList<>()).add(new Fact(name, value));
        }
    }

    /** What cannot be checked, and what to give for it. */
    void missing(Link link, String sentence) {
        missing.computeIfAbsent(link, each -> new ArrayList<>()).add(sentence);
    }

    void add(ChainFinding finding) {
        findings.computeIfAbsent(finding.check().link(), each -> new ArrayList<>())
                .add(finding);
    }

    void find(Check check, @Nullable Place place, String message, String fix) {
        add(new ChainFinding(check, message, place, null, fix, null));
    }

    void find(Check check, @Nullable Place place, String message, String fix, @Nullable Edit edit) {
        add(new ChainFinding(check, message, place, null, fix, edit));
    }

    /** In a field of a resource. */
    void find(Check check, Resource resource, JsonPointer field, String message, String fix, @Nullable Edit edit) {
        add(new ChainFinding(check, message, Place.of(resource, field), null, fix, edit));
    }

    /** Two texts that should be equal. */
    void find(
            Check check,
            @Nullable Place place,
            String message,
            TextDifference difference,
            String fix,
            @Nullable Edit edit) {
        add(new ChainFinding(check, message + ": " + difference.summary(), place, difference, fix, edit));
    }

    ChainVerdict verdict() {
        List<LinkVerdict> links = new ArrayList<>();
        for (Link link : Link.values()) {
            links.add(new LinkVerdict(
                    link,
                    facts.getOrDefault(link, List.of()),
                    findings.getOrDefault(link, List.of()),
                    missing.getOrDefault(link, List.of())));
        }
        return new ChainVerdict(links);
    }
}
