package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Result;
import dev.azwifn.krm.Severity;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.Check;
import dev.azwifn.yaml.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;

/** What is told of a finding. */
class FindingsTest {
    private static final JsonPointer FIELD = JsonPointer.compile("/data/a");

    @Test
    void whatACheckFoundNamesItAndItsCode() {
        assertThat(Check.CONTROL_PLANE_KEY.code()).isNotNull();
        assertThat(Check.KIND_VARIABLE.code()).isNull();

        assertThat(result(found(Check.CONTROL_PLANE_KEY, "{a: b}"), "{kind: A, data: {a: b}}")
                        .tags())
                .isEqualTo(Map.of(
                        "transformer",
                        "T",
                        "check",
                        Check.CONTROL_PLANE_KEY.id(),
                        "code",
                        String.valueOf(Check.CONTROL_PLANE_KEY.code())));
        assertThat(result(found(Check.KIND_VARIABLE, "b"), "{kind: A, data: {a: b}}")
                        .tags())
                .isEqualTo(Map.of("transformer", "T", "check", Check.KIND_VARIABLE.id()));
        assertThat(result(Finding.of(Severity.INFO, "m"), "{kind: A}").tags()).isEqualTo(Map.of("transformer", "T"));
    }

    @ParameterizedTest
    @CsvSource({"b, true", "7, true", "'{a: b}', false", "[a], false"})
    void aValueIsTold(String value, boolean told) {
        Result.Field field = result(found(Check.CONTROL_PLANE_KEY, value), "{kind: A, data: {a: b}}")
                .field();

        assertThat(field).isEqualTo(new Result.Field("data.a", told ? Run.json(value) : null, null));
    }

    private static Finding found(Check check, String value) {
        return Finding.of(new ChainFinding(check, "message", null, null, "fix", null), FIELD, Run.json(value));
    }

    @Test
    void aResourceAsAWholeHasNoField() {
        Finding whole = Finding.change("m", JsonPointer.empty(), null, Operation.text("x"));

        assertThat(result(whole, "{kind: A}").field()).isNull();
        assertThat(result(Finding.ofWhole("m"), "{kind: A}").field()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"Secret, Secret, false", "Secret, Other, false", "Other, Secret, false", "Other, Other, true"})
    void ofASecretNoValueIsTold(String before, String after, boolean told) {
        Resource resource = Run.parse("{kind: " + before + ", data: {a: b}}")
                .get(0)
                .with(List.of(Operation.replace(JsonPointer.compile("/kind"), Operation.text(after))));
        Finding finding = Finding.change("m", FIELD, Operation.text("b"), Operation.text("c"));

        Result.Field field = new Findings().toResult(finding, resource, "T").field();

        assertThat(field)
                .isEqualTo(
                        told
                                ? new Result.Field("data.a", Operation.text("b"), Operation.text("c"))
                                : new Result.Field("data.a", null, null));
    }

    private static Result result(Finding finding, String resource) {
        return new Findings().toResult(finding, Run.parse(resource).get(0), "T");
    }
}
