package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Clients take an empty output with exit code 0 for an empty package, and delete it. */
class FailureTest {
    private static final String HEAD = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty input; did the command before azwi-fn fail?",
                "' \n\n' | empty input",
                "'kind: ResourceList\nitems: {a: b}\n' | <stdin>:2:1 (document 1): the items of a ResourceList must be a list",
                "'kind: ResourceList\nitems: text\n' | <stdin>:2:1 (document 1): the items of a ResourceList must be a list",
                "'kind: ResourceList\nitems: []\n---\nkind: ConfigMap\n' |"
                        + " <stdin>:1:1 (document 1): a ResourceList beside other documents; a function reads exactly one ResourceList",
                "'kind: ConfigMap\n---\nkind: ResourceList\nitems: []\n' | a ResourceList beside other documents",
                "'kind: ResourceList\nitems: [}\n' | <stdin>:2:9 (document 1): not valid YAML",
                "'kind: ResourceList\nkind: ResourceList\nitems: []\n' | <stdin>:2:1 (document 1): duplicate key",
                "'\u0000\u0001' | <stdin>:1:1 (document 1): this looks like UTF-16",
                "'<html>: : oops' | <stdin>:"
            })
    void noListCanBeReadAndNothingIsWritten(String input, String message) {
        Program.Run outcome = Lists.run(input);

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.text()).isEmpty();
        assertThat(outcome.err()).startsWith("error: ").contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"items: null\n", "items:\n", "items: []\n", "", "items: ~ # none\n"})
    void itemsAreWrittenInAnyCase(String items) {
        for (String tail : List.of("", "functionConfig:\n" + Lists.CONFIG.indent(2))) {
            Program.Run outcome = Lists.run(HEAD + items + tail);

            boolean cutOff = items.isEmpty() && tail.isEmpty();
            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(cutOff ? 1 : 0);
            assertThat(outcome.err().contains("was it cut off?")).isEqualTo(cutOff);
            assertThat(outcome.text()).contains("items: []").contains(tail);
        }
    }

    @Test
    void itemsOfAFailedRunAreWrittenToo() {
        Program.Run outcome = Lists.run(HEAD + "functionConfig: {kind: X}\n");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.text()).contains("items: []").contains("severity: error");
    }

    @ParameterizedTest
    @CsvSource({"../x.yaml,true", "a/../../x.yaml,true", "/etc/x.yaml,true", "a/..b/x...yaml,false", "x.yaml,false"})
    void itemsStayInThePackage(String path, boolean refused) {
        for (String annotation : List.of("internal.config.kubernetes.io/path", "config.kubernetes.io/path")) {
            String item = "kind: ConfigMap\nmetadata: {name: c, annotations: {" + annotation + ": " + path + "}}\n";
            String list = Lists.of(Lists.CONFIG, Lists.IDENTITY, item);
            Program.Run outcome = Lists.run(list);

            assertThat(outcome.exitCode()).isEqualTo(refused ? 1 : 0);
            if (refused) {
                assertThat(Lists.items(outcome)).isEqualTo(Lists.view(list).path("items"));
                assertThat(outcome.err())
                        .contains("(document 1): the annotation " + annotation + " names a file outside the package: "
                                + path);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "---\n", "# a comment\n"})
    void jsonBecomesBlockYaml(String before) {
        JsonNode list = Lists.view(Lists.of(Lists.CONFIG, Lists.IDENTITY, Lists.OTHER));
        for (String json : List.of(list.toString(), list.toPrettyString())) {
            Program.Run outcome = Lists.run(before + json);

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(outcome.text()).contains("\nitems:\n- apiVersion: ").doesNotContain("{\"");
            assertThat(Lists.items(outcome).path(0).path("spec").path("type").asString())
                    .isEqualTo("WorkloadIdentity");
            assertThat(Lists.items(outcome).path(1))
                    .isEqualTo(list.path("items").path(1));
        }
    }

    @Test
    void jsonOfAFailedRunBecomesBlockYamlToo() {
        JsonNode list = Lists.view(Lists.of("kind: X\n", Lists.IDENTITY));

        Program.Run outcome = Lists.run(list.toString());

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.text()).contains("\nitems:\n- apiVersion: ");
        assertThat(Lists.items(outcome)).isEqualTo(list.path("items"));
    }

    @Test
    void anEditInsideAnAliasIsAResultAndTheListComesBack() {
        String list = Lists.of(Lists.CONFIG, Lists.OTHER, Lists.MACHINES) + """
                - apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                  kind: AzureMachineTemplate
                  metadata: {name: base}
                  spec: &spec
                    template: {spec: {vmSize: Standard_D2s_v3}}
                - apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                  kind: AzureMachineTemplate
                  metadata: {name: alias}
                  spec: *spec
                """;

        Program.Run outcome = Lists.run(list);

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.text()).startsWith(list + "results:\n");
        assertThat(Lists.messages(outcome)).singleElement().asString().startsWith("error: <stdin>:");
        assertThat(outcome.err()).isNotEmpty();
    }

    /** Whatever a client got to write before it died: an error, or all of what there is. */
    @Test
    void everyTruncationOfAList() {
        String list = """
                kind: ResourceList
                items:
                - apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                  kind: AzureClusterIdentity
                  metadata: {name: "one"}
                  spec:
                    type: ServicePrincipal
                - {kind: Two, metadata: {name: 'two'}}
                functionConfig:
                  apiVersion: azwi-fn.dev/v1alpha1
                  kind: WorkloadIdentity
                results:
                - message: before
                """;
        int failed = 0;
        for (int end = 0; end < list.length(); end++) {
            String part = list.substring(0, end);
            Program.Run outcome = Lists.run(part);
            failed += outcome.exitCode();
            if (outcome.exitCode() == 0) {
                assertThat(outcome.text()).as(part).isNotBlank();
                assertThat(names(outcome.text())).as(part).isEqualTo(names(part));
            } else {
                assertThat(outcome.exitCode()).isOne();
                assertThat(outcome.err()).as(part).contains("error: ");
                assertThat(outcome.text().isEmpty() || names(outcome.text()).equals(names(part)))
                        .isTrue();
            }
        }
        assertThat(failed).isBetween(list.length() / 10, list.length());
    }

    private static List<String> names(String list) throws YamlException {
        List<String> names = new ArrayList<>();
        Lists.view(list)
                .path("items")
                .forEach(item -> names.add(item.path("metadata").path("name").asString("")));
        return names;
    }
}
