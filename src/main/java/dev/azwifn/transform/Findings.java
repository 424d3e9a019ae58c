package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Result;
import dev.azwifn.trust.Check;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Makes results of findings: adds resource, file and line. What they have in common exists once, because there can be many. */
final class Findings {
    private final Map<String, Map<String, String>> tags = new HashMap<>();
    private final Map<JsonPointer, String> paths = new HashMap<>();

    Result toResult(Finding finding, @Nullable Resource resource, String transformer) {
        Map<String, String> tags = tags(finding.check(), transformer);
        if (resource == null) {
            return new Result(finding.severity(), finding.message(), null, null, null, tags);
        }
        return new Result(
                finding.severity(),
                finding.message(),
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
                : new Result.Field(path, finding.current(), finding.proposed());
    }

    private static boolean isSecret(JsonNode view) {
        return view.path("kind").asString("").equals("Secret");
    }
}
