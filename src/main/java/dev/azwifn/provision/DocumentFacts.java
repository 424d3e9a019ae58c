package dev.azwifn.provision;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.OidcException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** How a published document differs from the one that should be published, in words of its own. */
final class DocumentFacts {
    private DocumentFacts() {}

    /** At least one fact; all are the same if, and only if, both are equal byte for byte. */
    static List<Fact> of(String path, String wanted, String actual) {
        List<Fact> facts =
                new ArrayList<>(path.equals(Issuer.JWKS_PATH) ? keys(wanted, actual) : fields(wanted, actual));
        if (!wanted.equals(actual) && facts.stream().allMatch(Fact::same)) {
            facts.add(new Fact("content", "as made from the config", "something else"));
        }
        return facts;
    }

    /** A key is the same if its ID and its numbers are. */
    private static List<Fact> keys(String wanted, String actual) {
        List<Fact> facts = new ArrayList<>();
        Jwks ours = Jwks.parse(wanted, "wanted");
        Jwks theirs;
        try {
            theirs = Jwks.parse(actual, "actual");
        } catch (OidcException e) {
            return List.of(new Fact("content", "a JWKS", "no JWKS"));
        }
        addKeys(facts, ours.keys(), theirs.keys(), Jwks.Jwk::kid);
        addKeys(facts, ours.others(), theirs.others(), key -> key.path("kid").asString("without an ID"));
        return facts;
    }

    private static <K> void addKeys(List<Fact> facts, List<K> ours, List<K> theirs, Function<K, String> id) {
        Set<K> all = new LinkedHashSet<>(ours);
        all.addAll(theirs);
        for (K key : all) {
            facts.add(new Fact(
                    "key " + id.apply(key),
                    ours.contains(key) ? "published" : null,
                    theirs.contains(key) ? "published" : null));
        }
    }

    private static List<Fact> fields(String wanted, String actual) {
        JsonNode ours = JsonMapper.shared().readTree(wanted);
        JsonNode theirs = parse(actual);
        if (!theirs.isObject()) {
            return List.of(new Fact("content", "a JSON object", "something else"));
        }
        List<Fact> facts = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(ours.propertyNames());
        names.addAll(theirs.propertyNames());
        for (String name : names) {
            facts.add(new Fact(name, text(ours.path(name)), text(theirs.path(name))));
        }
        return facts;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() ? null : value.isString() ? value.stringValue() : value.toString();
    }

    /** Missing, if it is no JSON. */
    private static JsonNode parse(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
