package dev.azwifn.config;

import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a function catalogue knows of a function: a KRMFunctionDefinition. */
public final class FunctionDefinition {
    private static final String HOME = "https://github.com/azwi-fn/azwi-fn";
    private static final String IMAGE = "localhost/azwi-fn:v0.1";

    private FunctionDefinition() {}

    /**
     * The definition as block YAML.
     *
     * @param kind one of {@link ConfigSchema#KINDS}
     */
    public static String yaml(String kind) {
        // The editor that writes everything else writes this, too.
        return YamlStream.parse("{}\n".getBytes(StandardCharsets.UTF_8), kind)
                .documents()
                .get(0)
                .apply(List.of(Operation.replace(JsonPointer.empty(), of(kind))))
                .text();
    }

    /** One sentence about the function that takes a config of this kind. */
    public static String description(String kind) {
        return isCheck(kind)
                ? "Checks that Cluster API Azure (CAPZ) clusters use Azure AD Workload Identity, and changes nothing."
                : "Turns Cluster API Azure (CAPZ) clusters over to Azure AD Workload Identity.";
    }

    /** The function's folder in {@code functions/}: {@code workload-identity}. */
    public static String folder(String kind) {
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static ObjectNode of(String kind) {
        ObjectNode definition = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "config.kubernetes.io/v1alpha1")
                .put("kind", "KRMFunctionDefinition");
        definition.putObject("metadata").put("name", folder(kind) + ".azwi-fn.dev");
        ObjectNode spec = definition.putObject("spec").put("group", "azwi-fn.dev");
        spec.putObject("names").put("kind", kind);
        spec.put("description", description(kind)).put("publisher", "azwi-fn").put("home", HOME);
        ArrayNode tags = spec.putArray("tags");
        tags(kind).forEach(tags::add);
        version(spec.putArray("versions").addObject(), kind);
        return definition;
    }

    private static void version(ObjectNode version, String kind) {
        String folder = HOME + "/tree/main/functions/" + folder(kind);
        version.put("name", "v1alpha1").put("idempotent", true).put("license", "Apache 2.0");
        version.put("usage", folder + "/README.md");
        ArrayNode examples = version.putArray("examples");
        examples(kind).forEach(example -> examples.add(folder + "/examples/" + example + "/README.md"));
        version.putObject("runtime").putObject("container").put("image", IMAGE);
        version.putObject("schema").set("openAPIV3Schema", ConfigSchema.openApi(kind));
    }

    private static List<String> tags(String kind) {
        return isCheck(kind) ? List.of("validator", "azure") : List.of("mutator", "generator", "azure");
    }

    private static List<String> examples(String kind) {
        return isCheck(kind)
                ? List.of("kpt-validator", "kustomize-validator", "pipe")
                : List.of(
                        "kpt-pipeline",
                        "kpt-eval",
                        "kustomize-transformer",
                        "kustomize-generator",
                        "kubectl-plugin",
                        "pipe");
    }

    private static boolean isCheck(String kind) {
        return kind.equals(ConfigReader.CHECK_KIND);
    }
}
