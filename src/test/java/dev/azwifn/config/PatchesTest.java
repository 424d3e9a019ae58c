package dev.azwifn.config;

import static dev.azwifn.config.Load.assertProblems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.config.WorkloadIdentity.Patch;
import dev.azwifn.config.WorkloadIdentity.Target;
import dev.azwifn.yaml.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

class PatchesTest {
    private static JsonPointer at(String pointer) {
        return JsonPointer.compile(pointer);
    }

    @Test
    void everyOperation() {
        assertThat(Load.spec("""
                                  patches:
                                    - target:
                                        group: infrastructure.cluster.x-k8s.io
                                        version: v1beta1
                                        kind: AzureMachineTemplate
                                        name: .*-md-\\d+
                                        namespace: default
                                        labelSelector: a=b
                                        annotationSelector: c
                                      patch:
                                        - {op: add, path: /a/-, value: {b: [1]}}
                                        - {op: replace, path: "", value: null}
                                        - {op: remove, path: /a~1b}
                                        - {op: move, from: /a, path: /ab}
                                        - {op: copy, from: /a, path: /a/b}
                                        - {op: test, path: /a, value: x}
                                """).patches())
                .containsExactly(new Patch(
                        new Target(
                                "infrastructure.cluster.x-k8s.io",
                                "v1beta1",
                                "AzureMachineTemplate",
                                ".*-md-\\d+",
                                "default",
                                "a=b",
                                "c"),
                        List.of(
                                Operation.add(
                                        at("/a/-"),
                                        JsonNodeFactory.instance
                                                .objectNode()
                                                .set(
                                                        "b",
                                                        JsonNodeFactory.instance
                                                                .arrayNode()
                                                                .add(1))),
                                Operation.replace(at(""), NullNode.instance),
                                Operation.remove(at("/a~1b")),
                                Operation.move(at("/a"), at("/ab")),
                                Operation.copy(at("/a"), at("/a/b")),
                                Operation.test(at("/a"), Operation.text("x")))));
    }

    @Test
    void aPatchMayBeTextInYamlOrJson() {
        for (String patch : new String[] {
            "|\n        - op: remove\n          path: /a\n", "'[{\"op\":\"remove\",\"path\":\"/a\"}]'\n"
        }) {
            assertThat(Load.spec("  patches:\n    - target: {kind: A}\n      patch: " + patch)
                            .patches()
                            .get(0)
                            .operations())
                    .containsExactly(Operation.remove(at("/a")));
        }
    }

    @Test
    void problemsOfAPatch() {
        assertProblems(
                () -> Load.spec("""
                          patches:
                            - {}
                            - {target: {}, patch: []}
                            - {target: [a], patch: {op: add}}
                            - {target: {knd: A, name: "(", version: 1}, patches: []}
                            - text
                        """),
                "wi.yaml:5:7: spec.patches[0].target: missing; name the resources, such as {kind: AzureCluster}",
                "wi.yaml:5:7: spec.patches[0].patch: missing; give a list of JSON Patch operations",
                "wi.yaml:6:8: spec.patches[1].target: missing; name the resources, such as {kind: AzureCluster}",
                "wi.yaml:6:20: spec.patches[1].patch: missing; give a list of JSON Patch operations",
                "wi.yaml:7:8: spec.patches[2].target: a list where a mapping is expected",
                "wi.yaml:7:21: spec.patches[2].patch: a mapping where a list of JSON Patch operations is expected",
                "wi.yaml:8:7: spec.patches[3].patch: missing; give a list of JSON Patch operations",
                "wi.yaml:8:17: spec.patches[3].target.knd: unknown field; did you mean kind?",
                "wi.yaml:8:25: spec.patches[3].target.name: '(' is not a regular expression: Unclosed group",
                "wi.yaml:8:36: spec.patches[3].target.version: a number where text is expected; put it in quotes",
                "wi.yaml:8:49: spec.patches[3].patches: unknown field; did you mean patch?",
                "wi.yaml:9:7: spec.patches[4]: text where a mapping of target and patch is expected");
        assertProblems(
                () -> Load.spec("  patches: {a: b}\n"),
                "wi.yaml:4:3: spec.patches: a mapping where a list is expected");
    }

    @Test
    void problemsOfOperations() {
        assertProblems(
                () -> Load.spec("""
                          patches:
                          - target: {kind: A}
                            patch:
                            - {op: ad, path: /a}
                            - {path: a/b, value: 1}
                            - {op: add, path: /a}
                            - {op: add, value: 1}
                            - {op: test, path: /a~b, value: 1}
                            - {op: remove, path: /a, value: 1, from: /b}
                            - {op: move, path: /a/b, from: /a}
                            - {op: copy, path: /a, value: 1}
                            - {op: replace, path: 1, val: 1}
                            - remove /a
                        """),
                "wi.yaml:7:8: spec.patches[0].patch[0].op: 'ad' is not an operation; did you mean add?",
                "wi.yaml:8:7: spec.patches[0].patch[1].op: missing;"
                        + " write one of add, remove, replace, move, copy or test",
                "wi.yaml:8:8: spec.patches[0].patch[1].path: 'a/b' is not a JSON Pointer; it begins with '/'",
                "wi.yaml:9:7: spec.patches[0].patch[2].value: missing; add needs one",
                "wi.yaml:10:7: spec.patches[0].patch[3].path: missing; write a JSON Pointer such as /spec/location",
                "wi.yaml:11:18: spec.patches[0].patch[4].path: '/a~b' is not a JSON Pointer;"
                        + " write ~ as ~0 (and / in a name as ~1)",
                "wi.yaml:12:30: spec.patches[0].patch[5].value: remove does not take it; remove it",
                "wi.yaml:12:40: spec.patches[0].patch[5].from: remove does not take it; remove it",
                "wi.yaml:13:18: spec.patches[0].patch[6].path: '/a/b' is inside '/a', which is moved",
                "wi.yaml:14:7: spec.patches[0].patch[7].from: missing; write a JSON Pointer such as /spec/location",
                "wi.yaml:14:28: spec.patches[0].patch[7].value: copy does not take it; remove it",
                "wi.yaml:15:7: spec.patches[0].patch[8].value: missing; replace needs one",
                "wi.yaml:15:21: spec.patches[0].patch[8].path: a number where text is expected; put it in quotes",
                "wi.yaml:15:30: spec.patches[0].patch[8].val: unknown field; did you mean value?",
                "wi.yaml:16:7: spec.patches[0].patch[9]: text where an operation {op, path, …} is expected");
    }

    @Test
    void problemsOfAPatchInText() {
        assertProblems(
                () -> Load.spec("""
                          patches:
                            - target: {kind: A}
                              patch: |
                                - op: ad
                                  path: /x
                            - target: {kind: A}
                              patch: "a: b: c"
                            - target: {kind: A}
                              patch: "a\\n---\\nb"
                            - target: {kind: A}
                              patch: "# none"
                        """),
                "wi.yaml:6:7: spec.patches[0].patch[0].op: 'ad' is not an operation; did you mean add?",
                "wi.yaml:10:7: spec.patches[1].patch: line 1, column 5 of its text: not valid YAML: mapping values are not allowed here",
                "wi.yaml:12:7: spec.patches[2].patch: more than one YAML document in it",
                "wi.yaml:14:7: spec.patches[3].patch: no YAML in it");
    }
}
