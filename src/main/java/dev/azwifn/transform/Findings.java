package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Result;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Makes results of findings: adds resource, file and line. */
final class Findings {
    private Findings() {}

    static Result toResult(Finding finding, @Nullable Resource resource, String transformer) {
        Map<String, String> tags = Map.of("transformer", transformer);
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

    private static Result.@Nullable Field field(Finding finding, Resource resource) {
        JsonPointer pointer = finding.field();
        if (pointer == null || pointer.matches()) {
            return null;
        }
        // What a Secret holds belongs into no log.
        boolean secret = isSecret(resource.original()) || isSecret(resource.view());
        return secret
                ? new Result.Field(FieldPath.of(pointer), null, null)
                : new Result.Field(FieldPath.of(pointer), finding.current(), finding.proposed());
    }

    private static boolean isSecret(JsonNode view) {
        return view.path("kind").asString("").equals("Secret");
    }
}
