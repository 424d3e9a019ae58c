package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.trust.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to another Azure cloud than the rest. */
class CloudMutationsTest extends ChainMutations {
    CloudMutationsTest() {
        super("cloud");
    }

    static List<Mutation> mutations() {
        return List.of(
                text(
                                "a cluster in another cloud",
                                CLUSTER,
                                "  location: westeurope",
                                "  azureEnvironment: AzureChinaCloud\n  location: westeurope",
                                Check.CLOUD_CLUSTER)
                        .fixable(),
                added("ASO's authority", aso("https://login.chinacloudapi.cn/", "", ""), Check.CLOUD_ASO)
                        .at("AZURE_AUTHORITY_HOST:"),
                added(
                                "ASO's audience",
                                aso(
                                        "https://login.microsoftonline.com",
                                        "https://management.azure.com",
                                        "https://management.core.usgovcloudapi.net/"),
                                Check.CLOUD_ASO)
                        .at("AZURE_RESOURCE_MANAGER_AUDIENCE:"),
                added("CAPZ's authority", capz("https://login.microsoftonline.us/"), Check.CLOUD_CAPZ)
                        .at("value: https://login.microsoftonline.us/"),
                of(
                                "the issuer's storage",
                                world -> world.issuer("https://azwioidc.blob.core.usgovcloudapi.net/oidc/"),
                                Check.ISSUER_CLOUD,
                                CONFIG)
                        .at("url: https://azwioidc.blob.core.usgovcloudapi.net/oidc/"));
    }

    private static Mutation added(String name, String document, Check check) {
        return of(name, world -> world.write(CLUSTER, world.read(CLUSTER) + "---\n" + document), check, CLUSTER);
    }

    static String aso(String authority, String endpoint, String audience) {
        return """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: aso-controller-settings
                  namespace: capz-system
                stringData:
                  AZURE_AUTHORITY_HOST: "%s"
                  AZURE_RESOURCE_MANAGER_ENDPOINT: "%s"
                  AZURE_RESOURCE_MANAGER_AUDIENCE: "%s"
                  AZURE_SYNC_PERIOD: 1h
                """.formatted(authority, endpoint, audience);
    }

    static String capz(String authority) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: capz-controller-manager
                  namespace: capz-system
                spec:
                  template:
                    spec:
                      containers:
                      - name: kube-rbac-proxy
                      - name: manager
                        env:
                        - name: AZURE_AUTHORITY_HOST
                          value: %s
                """.formatted(authority);
    }

    @Test
    void whatIsNotSetIsForThePublicCloud() {
        World world = World.in(folder);
        world.replace(CONFIG, "  azure:\n", "  azure:\n    cloud: AzureUSGovernmentCloud\n");
        world.write(CLUSTER, world.read(CLUSTER) + "---\n" + aso("", "", "") + "---\n" + capz("\"\""));

        Program.Run run = world.verify("--quiet");

        assertThat(Found.in(run))
                .extracting(Found::check)
                .containsExactly(
                        "issuer-cloud",
                        "cloud-cluster",
                        "cloud-cluster",
                        "cloud-cluster",
                        "cloud-aso",
                        "cloud-aso",
                        "cloud-aso",
                        "cloud-capz");
        assertThat(run.text())
                .contains(
                        "the cluster is for the public cloud, and spec.azure.cloud is AzureUSGovernmentCloud",
                        "AZURE_AUTHORITY_HOST is that of the public cloud, not https://login.microsoftonline.us/",
                        "AZURE_AUTHORITY_HOST is not set, and CAPZ asks the public cloud");
        assertThat(world.verify("--fix").text()).contains("cloud-cluster: azureEnvironment: AzureUSGovernmentCloud\n");
    }
}
