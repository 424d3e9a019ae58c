package dev.azwifn.config;

import dev.azwifn.capz.MachineRole;
import dev.azwifn.config.WorkloadIdentity.Azure;
import dev.azwifn.config.WorkloadIdentity.ClusterIdentity;
import dev.azwifn.config.WorkloadIdentity.Issuer;
import dev.azwifn.config.WorkloadIdentity.Keys;
import dev.azwifn.config.WorkloadIdentity.KindCluster;
import dev.azwifn.config.WorkloadIdentity.MachineIdentity;
import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Loads a config. Flags come before the file or function config, that before the environment, that before defaults;
 * each field by itself. A function config keeps the environment out: the same input gives the same output everywhere.
 *
 * <p>Every method throws {@link ConfigException} with all problems at once, and {@link
 * dev.azwifn.yaml.YamlException} where the file is not YAML.
 *
 * @param flags by {@link Setting#flag}: {@code --tenant-id}; lists are comma separated
 * @param environment the process's variables
 */
public record Sources(Map<String, String> flags, Map<String, String> environment) {
    /** Flags and environment only. */
    public WorkloadIdentity load() {
        return assemble(layers(), new ArrayList<>());
    }

    /**
     * Those and a file of one document.
     *
     * @param name the file's name for messages
     */
    public WorkloadIdentity loadFile(byte[] utf8, String name) {
        List<YamlDocument> documents = EmbeddedYaml.withContent(YamlStream.parse(utf8, name));
        if (documents.isEmpty()) {
            throw new ConfigException(
                    List.of(new Problem(null, name, "empty; `azwi-fn init` prints a config to begin with")));
        }
        if (documents.size() > 1) {
            throw new ConfigException(List.of(new Problem(
                    documents.get(1).locate(JsonPointer.empty()),
                    "",
                    "a second document; a config file holds exactly one")));
        }
        YamlDocument document = documents.get(0);
        return load(
                new Field(document.view(), "", JsonPointer.empty(), document::locate),
                FlatValues.ofEnvironment(environment));
    }

    /**
     * The function config at {@code base} in a ResourceList. One that is missing, or the empty ConfigMap
     * {@code function-input} that kpt makes up, is the same as {@link #load}.
     */
    public WorkloadIdentity loadFunctionConfig(YamlDocument document, JsonPointer base) {
        JsonNode functionConfig = document.view().at(base);
        return isAbsent(functionConfig) ? load() : load(new Field(functionConfig, "", base, document::locate), null);
    }

    /** Whether a function config says nothing at all. */
    public static boolean isAbsent(JsonNode functionConfig) {
        if (functionConfig.isMissingNode() || functionConfig.isNull()) {
            return true;
        }
        JsonNode name = functionConfig.path("metadata").path("name");
        return functionConfig.path("kind").asString("").equals(ConfigReader.CONFIG_MAP)
                && name.asString("").equals("function-input")
                && functionConfig.path("data").isEmpty();
    }

    private WorkloadIdentity load(Field root, @Nullable Layer variables) {
        List<Problem> problems = new ArrayList<>();
        Layer file = ConfigReader.read(root, problems);
        return assemble(Layers.of(flags, file, variables), problems);
    }

    /** The sources other than a file. */
    Layers layers() {
        return Layers.of(flags, Layer.EMPTY, FlatValues.ofEnvironment(environment));
    }

    private static WorkloadIdentity assemble(Layers layers, List<Problem> problems) {
        layers.check(problems);
        MachineIdentityParts machineIdentity = new MachineIdentityParts(layers, problems);
        var providerID = machineIdentity.resolve();
        if (!problems.isEmpty()) {
            throw new ConfigException(ConfigException.inOrder(problems));
        }
        return new WorkloadIdentity(
                layers.checkOnly(),
                new Azure(
                        layers.textOrDefault(Setting.CLOUD),
                        layers.text(Setting.TENANT_ID),
                        layers.text(Setting.SUBSCRIPTION_ID),
                        layers.text(Setting.LOCATION),
                        layers.text(Setting.RESOURCE_GROUP)),
                new Issuer(
                        layers.text(Setting.ISSUER_URL),
                        layers.list(Setting.FORMER_ISSUER_URLS),
                        layers.text(Setting.STORAGE_ACCOUNT),
                        layers.text(Setting.CONTAINER)),
                new Keys(layers.textOrDefault(Setting.PRIVATE_KEY_FILE), layers.textOrDefault(Setting.PUBLIC_KEY_FILE)),
                new ClusterIdentity(
                        layers.text(Setting.CLIENT_ID),
                        layers.text(Setting.PRINCIPAL_ID),
                        layers.text(Setting.MANAGED_IDENTITY_NAME),
                        layers.list(Setting.NAMES),
                        layers.list(Setting.ROLE_SCOPES)),
                new MachineIdentity(providerID, targets(layers.list(Setting.TARGETS))),
                serviceAccounts(layers.list(Setting.SERVICE_ACCOUNTS)),
                new KindCluster(
                        layers.textOrDefault(Setting.KIND_NAME),
                        Integer.parseInt(layers.textOrDefault(Setting.CONTROL_PLANE_NODES)),
                        Integer.parseInt(layers.textOrDefault(Setting.WORKER_NODES)),
                        layers.text(Setting.NODE_IMAGE),
                        layers.list(Setting.KUBEADM_CONFIG_PATCHES)),
                layers.isOn(Setting.ROLLOUT),
                layers.isOn(Setting.SELF_HOSTED)
                        || layers.list(Setting.TRANSFORMERS).contains(WorkloadIdentity.SELF_HOSTED),
                layers.list(Setting.SELF_HOSTED_CLUSTERS),
                layers.list(Setting.TRANSFORMERS),
                layers.patches());
    }

    private static Set<MachineRole> targets(List<String> names) {
        Set<MachineRole> roles = EnumSet.noneOf(MachineRole.class);
        for (MachineRole role : MachineRole.values()) {
            if (names.contains(role.text())) {
                roles.add(role);
            }
        }
        return Collections.unmodifiableSet(roles);
    }

    private static List<ServiceAccount> serviceAccounts(List<String> names) {
        List<ServiceAccount> accounts = new ArrayList<>();
        for (String name : names) {
            int slash = name.indexOf('/');
            accounts.add(new ServiceAccount(name.substring(0, slash), name.substring(slash + 1)));
        }
        return List.copyOf(accounts);
    }
}
