package dev.azwifn.function;

import dev.azwifn.TemporaryFolder;
import dev.azwifn.cli.Program;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** ResourceLists as the clients send them, and what came back. */
final class Lists {
    static final String TENANT = "00000000-1111-4222-8333-444444444444";
    static final String CLIENT = "77777777-8888-4999-8aaa-bbbbbbbbbbbb";
    static final String PROVIDER_ID =
            "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/identities"
                    + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/machines";

    static final String CONFIG = """
            apiVersion: azwi-fn.dev/v1alpha1
            kind: WorkloadIdentity
            metadata:
              name: config
            spec:
              azure: {tenantID: %s}
              clusterIdentity: {clientID: %s}
              machineIdentity: {providerID: '%s'}
            """.formatted(TENANT, CLIENT, PROVIDER_ID);
    static final String CHECK = CONFIG.replace("kind: WorkloadIdentity", "kind: WorkloadIdentityCheck");

    static final String IDENTITY = """
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureClusterIdentity
            metadata:
              name: identity
              namespace: default
              annotations:
                internal.config.kubernetes.io/path: 'clusters/one.yaml'
                internal.config.kubernetes.io/index: '3'
            spec:
              type: ServicePrincipal # as clusterctl wrote it
              clientID: old
              tenantID: old
              clientSecret: {name: secret, namespace: default}
            """;
    static final String MACHINES = """
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureMachineTemplate
            metadata:
              name: machines
            spec:
              template:
                spec:
                  vmSize: Standard_D2s_v3
            """;
    static final String OTHER = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: other}
            data: {a: "0644"}
            """;

    private Lists() {}

    static Program.Run run(Path directory, Map<String, String> environment, byte[] in, String... args) {
        return new Program(in, environment, directory, "").run(args);
    }

    static Program.Run run(String in, String... args) {
        return run(Path.of(""), Map.of(), in.getBytes(StandardCharsets.UTF_8), args);
    }

    /** What the pipe makes of plain documents with {@link #CONFIG}. */
    static String pipe(String yaml) {
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path config = Files.writeString(folder.path().resolve("config.yaml"), CONFIG);
            return run(yaml, "-f", config.toString()).succeeds().text();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of version v1; {@code config} is its functionConfig, or empty for none. */
    static String of(String config, String... items) {
        return of("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n", config, items);
    }

    static String of(String head, String config, String[] items) {
        String functionConfig = config.isEmpty() ? "" : "functionConfig:\n" + config.indent(2);
        return head + functionConfig + "items:\n" + items(items);
    }

    /** The items as they stand in a list. */
    static String items(String... items) {
        StringBuilder text = new StringBuilder();
        for (String item : items) {
            text.append("- ").append(item.indent(2).substring(2));
        }
        return text.toString();
    }

    static JsonNode view(String yaml) {
        return YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "test")
                .documents()
                .get(0)
                .view();
    }

    static JsonNode items(Program.Run outcome) {
        return view(outcome.text()).path("items");
    }

    static JsonNode results(Program.Run outcome) {
        return view(outcome.text()).path("results");
    }

    /** {@code severity: message} of each result. */
    static List<String> messages(Program.Run outcome) {
        List<String> messages = new ArrayList<>();
        results(outcome)
                .forEach(result -> messages.add(result.path("severity").asString() + ": "
                        + result.path("message").asString()));
        return messages;
    }
}
