package dev.azwifn.krm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

class ResourceListTest {
    private static final String GENERATED = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: made
              annotations:
                config.kubernetes.io/path: made.yaml
                internal.config.kubernetes.io/path: made.yaml
            data:
              a: "1"
            """;

    private static Optional<ResourceList> read(String yaml) {
        return ResourceList.in(YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "<stdin>")
                .documents());
    }

    private static ResourceList list(String yaml) {
        return read(yaml).orElseThrow();
    }

    private static JsonNode json(String yaml) {
        return YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "json")
                .documents()
                .get(0)
                .view();
    }

    private static String with(String list, String resource) {
        return list(list).edit(list(list).with(json(resource))).text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: []\n",
                "kind: ResourceList\n",
                "items: []\n",
                "functionConfig: {}\n",
                "apiVersion: config.kubernetes.io/v1beta1\nitems: []\n",
                "{\"kind\": \"ResourceList\"}",
                "kind: \"ResourceList\"\nitems:\n"
            })
    void aResourceList(String yaml) {
        assertThat(read(yaml)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: List\nitems: []\n",
                "kind: ConfigMapList\nitems: []\n",
                "kind: ConfigMap\nfunctionConfig: {}\n",
                "apiVersion: v1\nitems: []\n",
                "kind: [ResourceList]\nitems: []\n",
                "items: {}\n",
                "items: []\n---\nitems: []\n",
                "spec: {kind: ResourceList}\n",
                "[]\n",
                "# nothing\n",
                "ResourceList\n"
            })
    void somethingElse(String yaml) {
        assertThat(read(yaml)).isEmpty();
    }

    @Test
    void nextToOtherDocumentsItIsAnError() {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> read("kind: ConfigMap\n---\nkind: ResourceList\nitems: []\n"))
                .withMessage(
                        "<stdin>:3:1 (document 2): a ResourceList beside other documents; a function reads exactly one ResourceList");
    }

    @Test
    void resourcesAreItemsWithAKindThatAreNotLocal() {
        ResourceList list = list("""
                items:
                - {kind: A, metadata: {name: a}}
                - {metadata: {name: no-kind}}
                - text
                - {kind: [B]}
                - {kind: Kptfile, apiVersion: kpt.dev/v1}
                - {kind: Kptfile, apiVersion: example.org/v1}
                - {kind: E, apiVersion: kpt.dev/v1}
                - {kind: Anything, apiVersion: azwi-fn.dev/v1}
                - {kind: C, metadata: {annotations: {config.kubernetes.io/local-config: "true"}}}
                - {kind: D, metadata: {annotations: {config.kubernetes.io/local-config: "false"}}}
                """);

        assertThat(list.resources()).extracting(Resource::kind).containsExactly("A", "Kptfile", "E", "D");
        assertThat(list.resources())
                .extracting(resource -> resource.origin().base().toString())
                .containsExactly("/items/0", "/items/5", "/items/6", "/items/9");
    }

    @Test
    void theFileIsTheClientsOrElseALineOfTheInput() {
        ResourceList list = list("""
                items:
                - {kind: A, metadata: {annotations: {internal.config.kubernetes.io/path: new.yaml, config.kubernetes.io/path: old.yaml,
                    internal.config.kubernetes.io/index: '2'}}}
                - {kind: B, metadata: {annotations: {config.kubernetes.io/path: old.yaml, config.kubernetes.io/index: x}}}
                - {kind: C}
                """);

        assertThat(list.resources())
                .extracting(resource -> resource.file(JsonPointer.compile("/kind")))
                .containsExactly(
                        new Result.File("new.yaml", 2, 0),
                        new Result.File("old.yaml", 0, 0),
                        new Result.File("<stdin>", 0, 5));
    }

    @Test
    void aDocumentOfThePipeStandsInTheInputWhateverItsAnnotationsSay() {
        YamlDocument document = YamlStream.parse(
                        "kind: A\nmetadata: {annotations: {config.kubernetes.io/path: old.yaml}}\n"
                                .getBytes(StandardCharsets.UTF_8),
                        "<stdin>")
                .documents()
                .get(0);

        assertThat(Resource.at(new Resource.Origin(document, JsonPointer.empty()))
                        .file(JsonPointer.compile("/metadata")))
                .isEqualTo(new Result.File("<stdin>", 0, 2));
    }

    @Test
    void reportsBehindWhatCameInTheMostImportantFirst() {
        ResourceList list = list("items: []\nresults:\n- {message: in, severity: info}\n");
        Result info = result(Severity.INFO, "i", null);
        Result error = result(Severity.ERROR, "e", new Result.File("f.yaml", 1, 0));
        Result warning = result(Severity.WARNING, "w", new Result.File("<stdin>", 0, 7));

        JsonNode results =
                list.edit(list.report(List.of(info, warning, error))).view().path("results");

        assertThat(results).isEqualTo(json("""
                - {message: in, severity: info}
                - {message: e, severity: error, file: {path: f.yaml, index: 1}, tags: {a: b}}
                - {message: w, severity: warning, tags: {a: b}}
                - {message: i, severity: info, tags: {a: b}}
                """));
    }

    private static Result result(Severity severity, String message, Result.File file) {
        return new Result(severity, message, null, null, file, Map.of("a", "b"));
    }

    @Test
    void nothingToReportLeavesTheText() {
        String text = "kind: ResourceList   # odd\nitems: [ ]\nresults: null\n";

        assertThat(list(text).edit(list(text).report(List.of())).text()).isEqualTo(text);
    }

    @Test
    void aResultSaysNothingOfWhatThereIsNot() {
        Result removal = new Result(
                Severity.INFO,
                "removed",
                new ResourceRef("v1", "Secret", "s", null),
                new Result.Field("data", json("x"), null),
                null,
                Map.of());

        assertThat(removal.toJson()).isEqualTo(json("""
                message: removed
                severity: info
                resourceRef: {apiVersion: v1, kind: Secret, name: s}
                field: {path: data, currentValue: x}
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--- ", "# a comment\n\n", "%YAML 1.2\n---\n"})
    void aListInJsonBecomesYaml(String before) {
        assertThat(list(before + "{\"kind\": \"ResourceList\", \"items\": [{\"kind\": \"A\"}]}\n")
                        .edit(List.of())
                        .text())
                .endsWith("kind: ResourceList\nitems:\n- kind: A\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items: []\n",
                "items:\n- {kind: A}\n",
                "functionConfig: {}\n",
                "kind: ResourceList\nitems: null\nresults: []\n"
            })
    void aGeneratedItemIsAddedOnce(String list) {
        String once = with(list, GENERATED);
        JsonNode items = json(once).path("items");

        assertThat(items.path(items.size() - 1)).isEqualTo(json(GENERATED));
        assertThat(with(once, GENERATED)).isEqualTo(once);
    }

    @Test
    void aGeneratedItemIsBroughtUpToDateWhereItIs() {
        String list = """
                items:
                - kind: A
                - apiVersion: v1
                  kind: ConfigMap # the user's comment
                  metadata:
                    name: made
                    labels: {team: ours}
                    annotations:
                      config.kubernetes.io/path: 'moved.yaml'
                      internal.config.kubernetes.io/path: 'moved.yaml'
                      internal.config.kubernetes.io/index: '1'
                  data:
                    a: "0"
                    gone: "x"
                - kind: B
                """;

        assertThat(with(list, GENERATED)).isEqualTo(list.replace("a: \"0\"\n    gone: \"x\"\n", "a: \"1\"\n"));
        assertThat(list(list).with(json(GENERATED)))
                .containsExactly(
                        Operation.add(JsonPointer.compile("/items/1/data/a"), json("\"1\"")),
                        Operation.remove(JsonPointer.compile("/items/1/data/gone")));
    }

    @Test
    void oneSpellingOfThePathIsEnough() {
        String list = "items:\n- "
                + GENERATED
                        .replace("    config.kubernetes.io/path: made.yaml\n", "")
                        .indent(2)
                        .substring(2);

        assertThat(with(list, GENERATED)).isEqualTo(list);
        assertThat(with(list.replaceFirst(" +internal.config.*\n", "      x: y\n"), GENERATED))
                .contains("internal.config.kubernetes.io/path: made.yaml", "x: y");
    }

    @Test
    void onlyAnAnnotationIsAPathAndEveryOtherFieldIsBroughtUpToDate() {
        String generated = GENERATED
                .replace("annotations:", "annotations:\n    team: ours")
                .replace("a: \"1\"", "config.kubernetes.io/path: new\nimmutable: true\nextra: {a: b}");
        String present = GENERATED
                .replace("annotations:", "annotations:\n    team: theirs")
                .replace("a: \"1\"", "config.kubernetes.io/path: old\nimmutable: {}\nextra: none");

        assertThat(list("items:\n- " + present.indent(2).substring(2)).with(json(generated)))
                .containsExactly(
                        Operation.add(JsonPointer.compile("/items/0/metadata/annotations/team"), json("ours")),
                        Operation.add(JsonPointer.compile("/items/0/data/config.kubernetes.io~1path"), json("new")),
                        Operation.add(JsonPointer.compile("/items/0/immutable"), json("true")),
                        Operation.add(JsonPointer.compile("/items/0/extra"), json("{a: b}")));
    }

    @Test
    void anotherNamespaceIsAnotherItem() {
        String list = "items:\n- "
                + GENERATED
                        .replace("name: made", "name: made\n  namespace: x")
                        .indent(2)
                        .substring(2);

        assertThat(json(with(list, GENERATED)).path("items")).hasSize(2);
    }
}
