package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Result;
import dev.azwifn.trust.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Makes results of findings: adds resource, file and line. What they have in common exists once, because there can be many. */
final class Findings {
    private final Map<String, Map<String, String>> tags = new ConcurrentHashMap<>();
    /** To be kept once; unique ones would only fill it. */
    private static final int MOST_SHARED = 1000;

    private final Map<Object, Object> shared = new ConcurrentHashMap<>();
    private final Map<JsonPointer, String> paths = new ConcurrentHashMap<>();

    Result toResult(Finding finding, @Nullable Resource resource, String transformer) {
        Map<String, String> tags = tags(finding.check(), transformer);
        if (resource == null) {
            return new Result(finding.severity(), finding.message(), null, null, null, tags);
        }
        return new Result(
                finding.severity(),
                shared(finding.message()),
                resource.ref(),
                field(finding, resource),
                resource.file(finding.field() == null ? JsonPointer.empty() : finding.field()),
                tags);
    }

    private Map<String, String> tags(@Nullable Check check, String transformer) {
        return tags.computeIfAbsent(transformer + (check == null ? "" : " " + check), key -> {
            Map<String, String> all = new LinkedHashMap<>();
            all.put("transformer", transformer);
            if (check != null) {
                all.put("check", check.id());
                if (check.code() != null) {
                    all.put("code", check.code());
                }
            }
            return all;
        });
    }

    private Result.@Nullable Field field(Finding finding, Resource resource) {
        JsonPointer pointer = finding.field();
        if (pointer == null || pointer.matches()) {
            return null;
        }
        String path = paths.computeIfAbsent(pointer, FieldPath::of);
        // What a Secret holds belongs into no log.
        boolean secret = isSecret(resource.original()) || isSecret(resource.view());
        return secret
                ? new Result.Field(path, null, null)
                : new Result.Field(path, sharedValue(finding.current()), sharedValue(finding.proposed()));
    }

    private @Nullable JsonNode sharedValue(@Nullable JsonNode value) {
        return value == null ? null : shared(value);
    }

    /** The value, or an equal one of before. */
    @SuppressWarnings("unchecked") // equal values are of the same class
    <T> T shared(T value) {
        Object known = shared.get(value);
        if (known == null && shared.size() < MOST_SHARED) {
            shared.put(value, value);
        }
        return known == null ? value : (T) known;
    }

    private static boolean isSecret(JsonNode view) {
        return view.path("kind").asString("").equals("Secret");
    }
}
