package dev.azwifn.cli;

import dev.azwifn.capz.CloudSettings;
import dev.azwifn.capz.ProviderId;
import dev.azwifn.command.Command;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.config.Cloud;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.kind.ShellExports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn env}: the variables of CAPZ's guide. */
final class EnvCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "env");
        ConfigOptions.addAll(spec);
        spec.usageMessage()
                .description("Prints the environment variables of CAPZ's guide, for scripts that were written for it.")
                .footer("%nExample:", "  eval \"$(azwi-fn env -f workload-identity.yaml)\"");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        Output.write(shell, ShellExports.of(variables(ConfigOptions.load(options, shell), shell)));
        return ExitCode.OK;
    }

    /** What the config does not hold, or a variable cannot say, is left out: it does not overwrite what the shell has. */
    private static Map<String, String> variables(WorkloadIdentity config, Shell shell) {
        Map<String, String> variables = new LinkedHashMap<>();
        put(variables, "AZURE_ENVIRONMENT", config.azure().cloud());
        Cloud cloud = Cloud.of(config.azure().cloud());
        if (cloud != Cloud.PUBLIC) {
            put(variables, CloudSettings.AUTHORITY_HOST, cloud.authorityHost());
            put(variables, CloudSettings.RESOURCE_MANAGER, cloud.resourceManager());
            put(variables, CloudSettings.AUDIENCE, cloud.resourceManagerAudience());
        }
        put(variables, "AZURE_TENANT_ID", config.azure().tenantID());
        put(variables, "AZURE_SUBSCRIPTION_ID", config.azure().subscriptionID());
        put(variables, "AZURE_LOCATION", config.azure().location());
        put(variables, "RESOURCE_GROUP", config.azure().resourceGroup());
        put(variables, "AZURE_STORAGE_ACCOUNT", config.issuer().storageAccount());
        put(variables, "AZURE_STORAGE_CONTAINER", config.issuer().container());
        config.signingIssuer().ifPresent(issuer -> put(variables, "SERVICE_ACCOUNT_ISSUER", issuer.url()));
        put(
                variables,
                "SERVICE_ACCOUNT_SIGNING_KEY_FILE",
                absolute(config.keys().privateKeyFile(), shell));
        put(variables, "SERVICE_ACCOUNT_KEY_FILE", absolute(config.keys().publicKeyFile(), shell));
        put(variables, "SERVICE_ACCOUNT_NAMESPACE", commonNamespace(config.serviceAccounts()));
        put(variables, "AZURE_CLIENT_ID", config.clusterIdentity().clientID());
        put(
                variables,
                "AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY",
                config.clusterIdentity().clientID());
        put(variables, "USER_ASSIGNED_IDENTITY_NAME", config.clusterIdentity().managedIdentityName());
        ProviderId machines = config.machineIdentity().providerID();
        // CAPZ's templates look for it in AZURE_SUBSCRIPTION_ID.
        if (machines != null && machines.subscriptionID().equals(config.azure().subscriptionID())) {
            put(variables, "CI_RG", machines.resourceGroup());
            put(variables, "USER_IDENTITY", machines.name());
        }
        put(variables, "KIND_CLUSTER_NAME", config.kindCluster().name());
        return variables;
    }

    /** With its dots, if it has any: dropping {@code ..} after a symbolic link can name another file. */
    private static String absolute(String file, Shell shell) {
        return shell.directory().resolve(file).toAbsolutePath().toString();
    }

    /** The namespace of all; null if they have several. */
    private static @Nullable String commonNamespace(List<ServiceAccount> accounts) {
        String namespace = accounts.get(0).namespace();
        return accounts.stream().allMatch(account -> account.namespace().equals(namespace)) ? namespace : null;
    }

    private static void put(Map<String, String> variables, String name, @Nullable String value) {
        if (value != null) {
            variables.put(name, value);
        }
    }
}
