package dev.azwifn.transform;

import static dev.azwifn.transform.Configs.patch;
import static dev.azwifn.transform.Configs.target;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

class PatchesTest {
    private static final WorkloadIdentity.Target ANY = target(null, null);

    /** Each row: a spec, a patch, the spec after it; run twice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1}         | add /spec/b 2                            | {a: 1, b: 2}",
                "{a: 1}         | add /spec/a 2                            | {a: 2}",
                "{a: [1]}       | add /spec/a/- 2                          | {a: [1, 2]}",
                "{a: [1]}       | add /spec/a/0 2                          | {a: [2, 1]}",
                "{a: [1]}       | add /spec/a/1 2                          | {a: [1, 2]}",
                "{a: 1, b: 2}   | remove /spec/b                           | {a: 1}",
                "{a: 1}         | replace /spec/a {x: y}                   | {a: {x: y}}",
                "{a: 1}         | move /spec/a /spec/b                     | {b: 1}",
                "{a: 1, b: []}  | move /spec/a /spec/b/-                   | {b: [1]}",
                "{a: 1}         | copy /spec/a /spec/b                     | {a: 1, b: 1}",
                "{a: 1, b: [2]} | copy /spec/a /spec/b/-                   | {a: 1, b: [2, 1]}",
                "{a: 1}         | test /spec/a 1; add /spec/b 2            | {a: 1, b: 2}",
                "{a: 1}         | test /spec/a 1; replace /spec/a 2        | {a: 2}",
                "{a: 1, b: 2}   | test /spec/a 1; remove /spec/a           | {b: 2}",
                "{a: 1}         | add /spec/b {}; add /spec/b/c 1          | {a: 1, b: {c: 1}}",
                "{a/b: 1}       | replace /spec/a~1b 2                     | {a/b: 2}",
                "{a: 1}         | add /spec/- 1                            | {a: 1, -: 1}",
                "{a: .inf}      | replace /spec/a 1                        | {a: 1}",
                "{a: 1}         | replace /spec/a .inf                     | {a: .inf}",
            })
    void patchesAndChangesNothingTheSecondTime(String spec, String patch, String expected) {
        Configs configs = Configs.empty().patches(patch(ANY, operations(patch)));
        Run run = Run.of(configs, resource("x", spec), new Patches());
        assertThat(run.spec("x")).isEqualTo(Run.json(expected));
        assertThat(run.messages(Severity.ERROR)).isEmpty();
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1}              | add /spec/a 1",
                "{a: 1}              | add /spec/a 1.0",
                "{a: [1, 2]}         | add /spec/a/- 1",
                "{a: [{x: 1, y: 2}]} | add /spec/a/- {y: 2, x: 1}",
                "{a: [1, 2]}         | add /spec/a/1 2",
                "{a: 1}              | replace /spec/a 1",
                "{a: {x: 1, y: 2}}   | replace /spec/a {y: 2, x: 1}",
                "{a: 1, b: 1}        | copy /spec/a /spec/b",
                "{b: 1}              | move /spec/a /spec/b",
                "{b: 1}              | move /spec/b /spec/b",
                "{a: 1}              | remove /spec/b",
                "{a: 1}              | remove /spec/b/c",
                "{a: 1}              | test /spec/a 1",
                "{a: .inf}           | add /spec/a .inf",
                "{a: 1e400}          | add /spec/a 10e399",
                "{a: 1}              | add /spec/b 2; remove /spec/b",
            })
    void whatIsAlreadySoIsSkipped(String spec, String patch) {
        Run run = Run.of(Configs.empty().patches(patch(ANY, operations(patch))), resource("x", spec), new Patches());
        assertThat(run.operations()).isEmpty();
        assertThat(run.warnings()).isEmpty();
        assertThat(run.messages(Severity.ERROR)).isEmpty();
    }

    @Test
    void skippedRemoveIsMentioned() {
        Run run = run("{a: 1}", "remove /spec/b");
        assertThat(run.messages(Severity.INFO))
                .containsExactly("spec.patches[0]: remove /spec/b skipped: it is not there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replace /spec/b 1        | replace /spec/b failed: there is nothing to replace",
                "add /spec/b/c 1          | add /spec/b/c failed: /spec/b does not exist",
                "add /spec/a/c 1          | add /spec/a/c failed: /spec/a is neither a mapping nor a list",
                "replace  1; add /a 1     | add /a failed: the resource is neither a mapping nor a list",
                "add /spec/l/5 1          | add /spec/l/5 failed: /spec/l is a list of 1",
                "add /spec/l/x 1          | add /spec/l/x failed: /spec/l is a list of 1",
                "move /spec/b /spec/c     | move /spec/b to /spec/c failed: /spec/b does not exist",
                "move /spec/b /spec/e/-   | move /spec/b to /spec/e/- failed: /spec/b does not exist",
                "move /spec /spec/c       | a value cannot move into itself",
                "copy /spec/b /spec/c     | copy /spec/b to /spec/c failed: /spec/b does not exist",
                "test /spec/a 2           | test /spec/a failed: expected 2, found 1",
                "test /spec/b 2           | test /spec/b failed: expected 2, but it is not there",
                "replace /spec/b 1; add /spec/a 1 | replace /spec/b failed: there is nothing to replace",
                "test /spec/a 2; test /spec/l/0 1 | test /spec/a failed: expected 2, found 1",
                "test /spec/a 2; add /spec/b 1 | test /spec/a failed: expected 2, found 1",
            })
    void whatCannotBeDoneIsAnError(String patch, String message) {
        Run run = run("{a: 1, l: [1], e: []}", patch);
        assertThat(run.messages(Severity.ERROR)).singleElement().asString().contains("spec.patches[0]", message);
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void aWholeResourceCanBeReplaced() {
        JsonNode other = Run.json("{apiVersion: v1, kind: Thing, metadata: {name: y}}");
        Run run = Run.of(
                Configs.empty().patches(patch(ANY, Operation.add(JsonPointer.empty(), other))),
                resource("x", "{}"),
                new Patches());
        assertThat(run.view("y")).isEqualTo(other);
    }

    @Test
    void longValuesAreShortened() {
        String fits = "x".repeat(118);
        assertThat(run("{a: %s}".formatted(fits), "test /spec/a y").messages(Severity.ERROR))
                .singleElement()
                .asString()
                .endsWith("found \"" + fits + "\"");
        assertThat(run("{a: %sx}".formatted(fits), "test /spec/a y").messages(Severity.ERROR))
                .singleElement()
                .asString()
                .endsWith("found \"" + fits + "x…");
    }

    @Test
    void whatIsUndoneIsNotTold() {
        Run run = run("{a: 1}", "add /spec/b 2; remove /spec/b; test /spec/a 2");
        assertThat(run.operations()).isEmpty();
        assertThat(run.messages(Severity.INFO)).isEmpty();
        assertThat(run.messages(Severity.ERROR)).hasSize(1);
        assertThat(run("{a: 1}", "add /spec/b 2; move /spec/a /spec/a").operations())
                .hasSize(1);
    }

    @Test
    void aCopyProposesWhatItCopies() {
        assertThat(run("{a: 1}", "copy /spec/a /spec/b").findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.current()).isNull();
                    assertThat(finding.proposed()).isEqualTo(Run.json("1"));
                });
    }

    @Test
    void wholeResourceCannotBeRemoved() {
        Run run = Run.once(
                Configs.empty().patches(patch(ANY, Operation.remove(JsonPointer.empty()))),
                resource("x", "{}"),
                new Patches());
        assertThat(run.messages(Severity.ERROR)).singleElement().asString().contains("cannot be removed");
    }

    @Test
    void testGuardsThatWereOvertakenAreMentioned() {
        Run run = run("{a: 2}", "test /spec/a 1; replace /spec/a 2");
        assertThat(run.operations()).isEmpty();
        assertThat(run.messages(Severity.INFO))
                .containsExactly("spec.patches[0] skipped: what it does is already done");
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remove /spec/l/0",
                "add /spec/l/0 7; add /spec/l/0 8",
                "move /spec/l/0 /spec/l/1",
            })
    void patchThatWouldGoOnChangingIsReported(String patch) {
        Run run = Run.once(
                Configs.empty().patches(patch(ANY, operations(patch))), resource("x", "{l: [1, 2, 3]}"), new Patches());
        assertThat(run.operations()).isNotEmpty();
        assertThat(run.warnings())
                .singleElement()
                .asString()
                .contains("spec.patches[0] changes the resource again when it is run on its own output");
    }

    /** One that would fill the stack, and one that would take longer than anybody lives. */
    @ParameterizedTest
    @CsvSource({"(a|b)*c, 100000", "((a+)+\\2?)+x, 60"})
    void anExpressionThatCannotBeTriedIsAnError(String expression, int length) {
        Configs configs =
                Configs.empty().patches(patch(Configs.target("Thing", expression), operations("add /spec/a 1")));

        Run run = Run.once(configs, resource("a".repeat(length), "{}"), new Patches());

        assertThat(run.messages(Severity.ERROR))
                .containsExactly(
                        "spec.patches[0].target.name takes too long or too much memory on a value of this input: "
                                + expression
                                + "; write an expression without repetitions inside repetitions, such as (a*)*");
        assertThat(run.operations()).isEmpty();
    }

    @Test
    void patchThatWouldFailOnItsOwnOutputIsReported() {
        Run run = run("{n: 1, l: [1, 2, 3]}", "test /spec/n 1; replace /spec/n 2; remove /spec/l/0");
        assertThat(run.warnings())
                .singleElement()
                .asString()
                .startsWith("spec.patches[0] fails when it is run on its own output");
    }

    @Test
    void laterPatchesSeeWhatEarlierOnesMade() {
        Configs configs = Configs.empty()
                .patches(
                        patch(ANY, operations("add /spec/a {b: 1}")),
                        patch(ANY, operations("replace /spec/a {b: 1, c: 2}")));
        Run run = Run.of(configs, resource("x", "{}"), new Patches());
        assertThat(run.spec("x")).isEqualTo(Run.json("{a: {b: 1, c: 2}}"));
        assertThat(run.findings())
                .filteredOn(f -> f.severity() == Severity.INFO)
                .extracting(Finding::proposed)
                .hasSize(2);
    }

    @Test
    void metadataMayBePatched() {
        Configs configs = Configs.empty()
                .patches(
                        patch(target("Thing", "x"), operations("replace /metadata/name y")),
                        patch(target(null, "y"), operations("add /spec/a 1")));
        Run run = Run.once(configs, resource("x", "{}"), new Patches());
        assertThat(run.spec("y")).isEqualTo(Run.json("{a: 1}"));
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void patchThatSelectsNothingIsWarnedOf() {
        Configs configs = Configs.empty().patches(patch(target("Cluster", "nobody"), operations("add /spec/a 1")));
        Run run = Run.of(configs, resource("x", "{}"), new Patches());
        assertThat(run.warnings())
                .containsExactly(
                        "spec.patches[0] has nothing to do: no resource fits its target, {kind: Cluster, name: nobody}");
    }

    @Test
    void badSelectorIsAnError() {
        Run regex = Run.of(
                Configs.empty().patches(patch(target("(", null), operations("add /spec/a 1"))),
                resource("x", "{}"),
                new Patches());
        assertThat(regex.messages(Severity.ERROR))
                .singleElement()
                .asString()
                .contains("spec.patches[0]", "target.kind");
        WorkloadIdentity.Target labels = new WorkloadIdentity.Target(null, null, null, null, null, "a in b", null);
        Run selector = Run.of(
                Configs.empty().patches(patch(labels, operations("add /spec/a 1"))),
                resource("x", "{}"),
                new Patches());
        assertThat(selector.messages(Severity.ERROR))
                .singleElement()
                .asString()
                .contains("target.labelSelector", "a in b");
    }

    @Test
    void failedTestOfASecretShowsNoValue() {
        String secret = "{apiVersion: v1, kind: Secret, metadata: {name: x}, data: {password: c2VjcmV0}}";
        Run run = Run.once(
                Configs.empty().patches(patch(ANY, operations("test /data/password Z3Vlc3M="))), secret, new Patches());
        assertThat(run.messages(Severity.ERROR))
                .singleElement()
                .asString()
                .contains("it has another value")
                .doesNotContain("c2VjcmV0", "Z3Vlc3M=");
    }

    @Test
    void nothingConfiguredNothingRead() {
        Run run = Run.of(Configs.empty(), resource("x", "{}"), new Patches());
        assertThat(run.findings()).isEmpty();
    }

    private static Run run(String spec, String patch) {
        return Run.once(Configs.empty().patches(patch(ANY, operations(patch))), resource("x", spec), new Patches());
    }

    private static String resource(String name, String spec) {
        return "{apiVersion: example.com/v1, kind: Thing, metadata: {name: %s}, spec: %s}".formatted(name, spec);
    }

    /** {@code add /path value; move /from /path; …}. */
    private static Operation[] operations(String text) {
        String[] parts = text.split("; ");
        Operation[] operations = new Operation[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String[] words = parts[i].split(" ", 3);
            JsonPointer path = JsonPointer.compile(words[1]);
            operations[i] = switch (words[0]) {
                case "add" -> Operation.add(path, Run.json(words[2]));
                case "replace" -> Operation.replace(path, Run.json(words[2]));
                case "test" -> Operation.test(path, Run.json(words[2]));
                case "remove" -> Operation.remove(path);
                case "move" -> Operation.move(path, JsonPointer.compile(words[2]));
                default -> Operation.copy(path, JsonPointer.compile(words[2]));
            };
        }
        return operations;
    }
}
