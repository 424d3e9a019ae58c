package dev.azwifn.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schema takes what the program takes, and refuses what it can of what the program refuses. */
class ConfigSchemaTest {
    private static final String KIND = ConfigReader.KIND;
    private static final Schema JSON =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(ConfigSchema.json(KIND));
    private static final Schema OPEN_API =
            SchemaRegistry.withDefaultDialect(Dialects.getOpenApi30()).getSchema(ConfigSchema.openApi(KIND));

    private static JsonNode view(String yaml) {
        return YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "wi.yaml")
                .documents()
                .get(0)
                .view();
    }

    /** What both schemas say, which has to be the same: nothing, or something. */
    private static List<String> errors(String yaml) {
        List<String> errors = errors(JSON, yaml);
        assertThat(errors(OPEN_API, yaml).isEmpty())
                .as("OpenAPI as JSON Schema: %s", errors)
                .isEqualTo(errors.isEmpty());
        return errors;
    }

    private static List<String> errors(Schema schema, String yaml) {
        return schema.validate(view(yaml)).stream().map(Error::toString).toList();
    }

    private static String spec(String spec) {
        return Load.HEAD + "spec:\n" + spec;
    }

    static Stream<Path> configs() throws IOException {
        try (Stream<Path> cases = Files.list(Path.of("testdata"))) {
            return cases.map(folder -> folder.resolve("config.yaml")).filter(Files::exists).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void theConfigsOfTheTestdata(Path config) throws IOException {
        String text = Files.readString(config);
        boolean check = text.contains("kind: " + ConfigReader.CHECK_KIND);

        assertThat(errors(text.replace("kind: " + ConfigReader.CHECK_KIND, "kind: " + KIND)))
                .isEmpty();
        assertThat(errors(text).isEmpty()).isEqualTo(!check);
    }

    @Test
    void starterFiles() {
        List<Map<String, String>> environments = List.of(
                Map.of(),
                Map.of(
                        "AZURE_TENANT_ID",
                        Load.GUID,
                        "USER_IDENTITY",
                        "machines",
                        "CI_RG",
                        "(ä)",
                        "AZURE_SUBSCRIPTION_ID",
                        Load.GUID),
                Map.of("SERVICE_ACCOUNT_ISSUER", "https://example.org:1/%20:", "AZURE_STORAGE_CONTAINER", "$web"),
                Map.of(
                        "SERVICE_ACCOUNT_NAMESPACE",
                        "123",
                        "KIND_CLUSTER_NAME",
                        "1.5",
                        "SERVICE_ACCOUNT_KEY_FILE",
                        "a\tb\n $x$$ {"));
        for (Map<String, String> environment : environments) {
            String file = StarterFile.of(new Sources(Map.of(), environment));
            assertThat(errors(file)).as(file).isEmpty();
        }
        String everything = StarterFile.of(Load.NOTHING_ELSE).replaceAll("(?m)^( *)#([^ ]|  )", "$1$2");
        assertThat(errors(everything)).as(everything).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\n",
                "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\nmetadata:\nspec:\n",
                "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\nspec: {azure: , transformers: , patches: [], keys: {publicKeyFile: }}\n"
            })
    void aKeyWithoutAValueIsTheSameAsNoKey(String yaml) {
        assertThat(errors(yaml)).isEmpty();
        assertThat(Load.file(yaml)).isEqualTo(Load.NOTHING_ELSE.load());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: WorkloadIdentity\n",
                "apiVersion: azwi-fn.dev/v1\nkind: WorkloadIdentity\n",
                "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentiy\n",
                "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\nspek: {}\n",
                "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\ntenantID: x\n",
                "- a\n"
            })
    void wrongHeads(String yaml) {
        assertThat(errors(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // unknown fields
                "azur: {}",
                "clientID: x",
                "azure: {tenantId: 01234567-89ab-cdef-0123-456789abcdef}",
                "azure: {colour: x}",
                "serviceAccounts: [{namespace: ns, name: sa, nam: x}]",
                "patches: [{target: {kinds: A}, patch: [{op: remove, path: /a}]}]",
                "patches: [{target: {kind: A}, patch: [{op: remove, path: /a}], patchs: 1}]",
                // wrong types
                "azure: [a]",
                "issuer: {storageAccount: 12345678}",
                "issuer: {container: true}",
                "issuer: {url: {a: b}}",
                "keys: text",
                "clusterIdentity: {names: a}",
                "clusterIdentity: {clientID: [x]}",
                "kindCluster: {controlPlaneNodes: '3'}",
                "kindCluster: {workerNodes: many}",
                "kindCluster: {name: 1.5}",
                "serviceAccounts: capz-system/capz-manager",
                "serviceAccounts: [ns/sa]",
                "transformers: {a: b}",
                "transformers: [null]",
                "clusterIdentity: {names: [a, 1]}",
                // wrong values
                "azure: {cloud: AzurePublic}",
                "azure: {tenantID: x}",
                "azure: {subscriptionID: '${AZURE_SUBSCRIPTION_ID}'}",
                "azure: {location: East US}",
                "azure: {resourceGroup: a.}",
                "issuer: {url: 'http://example.org/'}",
                "issuer: {url: 'https://example.org/?a'}",
                "issuer: {storageAccount: ab}",
                "issuer: {container: a--b}",
                "keys: {privateKeyFile: ''}",
                "keys: {privateKeyFile: '${HOME}/sa.key'}",
                "clusterIdentity: {names: [A]}",
                "clusterIdentity: {names: [a, a]}",
                "clusterIdentity: {principalID: capz}",
                "clusterIdentity: {roleScopes: /subscriptions/01234567-89ab-cdef-0123-456789abcdef}",
                "clusterIdentity: {roleScopes: [/subscriptions/x]}",
                "clusterIdentity: {roleScopes: [/subscriptions/01234567-89ab-cdef-0123-456789abcdef/]}",
                "machineIdentity: {providerID: /subscriptions/x}",
                "machineIdentity: {targets: []}",
                "machineIdentity: {targets: [Master]}",
                "machineIdentity: {name: -a}",
                "kindCluster: {workerNodes: -1}",
                "kindCluster: {controlPlaneNodes: 0}",
                "kindCluster: {name: Kind}",
                "kindCluster: {nodeImage: 'a b'}",
                "serviceAccounts: []",
                "serviceAccounts: [{namespace: Ns, name: sa}]",
                "serviceAccounts: [{namespace: ns}]",
                "serviceAccounts: [{namespace: ns, name: sa}, {namespace: ns, name: sa}]",
                "transformers: [Patch]",
                "transformers: [Patches, Patches]",
                // patches
                "patches: [{patch: [{op: remove, path: /a}]}]",
                "patches: [{target: {}, patch: [{op: remove, path: /a}]}]",
                "patches: [{target: {kind: A}}]",
                "patches: [{target: {kind: A}, patch: []}]",
                "patches: [{target: {kind: A}, patch: [{op: ad, path: /a}]}]",
                "patches: [{target: {kind: A}, patch: [{op: add, path: /a}]}]",
                "patches: [{target: {kind: A}, patch: [{op: add, path: a, value: 1}]}]",
                "patches: [{target: {kind: A}, patch: [{op: remove, path: /a~b}]}]",
                "patches: [{target: {kind: A}, patch: [{op: remove, path: /a, value: 1}]}]",
                "patches: [{target: {kind: A}, patch: [{op: copy, path: /a}]}]"
            })
    void whatTheProgramRefuses(String spec) {
        String yaml = spec(spec.indent(2));

        assertThat(errors(yaml)).isNotEmpty();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Load.file(yaml)))
                .isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patches: [{target: {kind: A}, patch: [{op: add, path: /a, value: null}, {op: test, path: '', value: {b: [1]}}]}]",
                "patches: [{target: {kind: A, name: null}, patch: [{op: move, from: /a~1b, path: /c~0d}]}]",
                "patches: [{target: {labelSelector: a=b}, patch: '[{op: remove, path: /a}]'}]",
                "clusterIdentity: {roleScopes: []}",
                "clusterIdentity: {roleScopes: [/providers/Microsoft.Management/managementGroups/all,"
                        + " /subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/a/providers/N.S/t/n/u/o]}",
                "machineIdentity: {providerID: /SUBSCRIPTIONS/01234567-89ab-cdef-0123-456789abcdef/resourcegroups/ä.b"
                        + "/Providers/microsoft.managedidentity/userassignedidentities/name}",
                "kindCluster: {kubeadmConfigPatches: ['kind: ClusterConfiguration']}"
            })
    void whatTheProgramTakes(String spec) {
        String yaml = spec(spec.indent(2));

        assertThat(errors(yaml)).isEmpty();
        Load.file(yaml);
    }

    /** Seeded text of the characters that matter, and valid values with one of them changed. */
    @ParameterizedTest
    @EnumSource
    void noPatternIsStricterThanTheProgram(Setting setting) {
        ValueKind kind = setting.kind();
        ObjectNode constraints = JsonNodeFactory.instance.objectNode();
        ValueSyntax.constrain(constraints, kind);
        if (!constraints.has("pattern") || kind == ValueKind.SERVICE_ACCOUNT) {
            return;
        }
        Pattern pattern = Pattern.compile(constraints.path("pattern").asString());
        Random random = new Random(3);
        int taken = 0;
        for (int round = 0; round < 20_000; round++) {
            String text = round % 2 == 0 ? mutated(setting.example(), random) : anything(random);
            if (kind.problem(text) == null) {
                taken++;
                assertThat(pattern.matcher(text).matches()).as(text).isTrue();
                assertThat(text.length())
                        .as(text)
                        .isBetween(
                                constraints.path("minLength").asInt(0),
                                constraints.path("maxLength").asInt(9999));
            }
        }
        assertThat(taken).isPositive();
    }

    private static final String ALPHABET = "abzABZ019-_.()/:$ {}\u00e4\n~?#%@[";

    private static String anything(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String mutated(String example, Random random) {
        StringBuilder text = new StringBuilder(example);
        int at = random.nextInt(example.length());
        String replacement = ALPHABET.charAt(random.nextInt(ALPHABET.length())) + "";
        return text.replace(at, at + random.nextInt(2), random.nextInt(3) == 0 ? "" : replacement)
                .toString();
    }

    @Test
    void everySettingHasItsDescription() {
        JsonNode spec = ConfigSchema.json(KIND).path("properties").path("spec");
        for (Setting setting : Setting.values()) {
            JsonNode field = spec;
            for (String name : setting.path().split("\\.")) {
                field = field.path("properties").path(name);
            }
            assertThat(field.path("description").asString()).isEqualTo(setting.description());
            assertThat(field.has("default")).isEqualTo(setting.defaultValue() != null);
        }
    }

    @Test
    void theSchemaIsOneItself() {
        Schema draft7 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(com.networknt.schema.SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
        for (String kind : ConfigSchema.KINDS) {
            assertThat(draft7.validate(ConfigSchema.json(kind))).isEmpty();
        }
    }
}
