package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The chain of trust as a function sees it: its config and its items, and no file. */
class ChainCheckTest {
    private static final String CHECK = Lists.CHECK.replace(
            "spec:\n", "spec:\n  issuer: {url: \"https://azwioidc.blob.core.windows.net/oidc/\"}\n");

    private static final String IDENTITY = """
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureClusterIdentity
            metadata:
              name: identity
              namespace: default
              annotations:
                internal.config.kubernetes.io/path: 'clusters/one.yaml'
                internal.config.kubernetes.io/index: '3'
            spec:
              allowedNamespaces:
                list: [team-b]
              type: WorkloadIdentity
              clientID: %s
              tenantID: %s
            """.formatted(Lists.CLIENT, Lists.TENANT);

    private static final String CLUSTER = """
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureCluster
            metadata:
              name: one
              namespace: team-a
            spec:
              identityRef: {kind: AzureClusterIdentity, name: identity, namespace: default}
            """;

    private static final String CONTROL_PLANE = """
            apiVersion: controlplane.cluster.x-k8s.io/v1beta1
            kind: KubeadmControlPlane
            metadata:
              name: one
              namespace: team-a
            spec:
              kubeadmConfigSpec:
                clusterConfiguration:
                  apiServer:
                    extraArgs:
                      service-account-issuer: https://azwioidc.blob.core.windows.net/oidc
            """;

    @Test
    void whatNoTransformerMendsIsAnErrorAtItsField() {
        Program.Run run = Lists.run(Lists.of(CHECK, IDENTITY, CLUSTER, CONTROL_PLANE));

        assertThat(run.exitCode()).isEqualTo(1);
        List<JsonNode> results = results(run);
        assertThat(results).hasSize(2);
        JsonNode issuer = find(results, "issuer-control-plane");
        assertThat(issuer.at("/severity").asString()).isEqualTo("error");
        assertThat(issuer.at("/message").asString())
                .isEqualTo("the control plane's issuer is almost the config's: the slash at the end is missing;"
                        + " set service-account-issuer to https://azwioidc.blob.core.windows.net/oidc/");
        assertThat(issuer.at("/tags/code").asString()).isEqualTo("AADSTS700211");
        assertThat(issuer.at("/field/path").asString())
                .isEqualTo("spec.kubeadmConfigSpec.clusterConfiguration.apiServer.extraArgs.service-account-issuer");
        assertThat(issuer.at("/field/currentValue").asString())
                .isEqualTo("https://azwioidc.blob.core.windows.net/oidc");
        JsonNode namespaces = find(results, "cluster-identity-namespace");
        assertThat(namespaces.at("/resourceRef/name").asString()).isEqualTo("identity");
        assertThat(namespaces.at("/field/path").asString()).isEqualTo("spec.allowedNamespaces");
        assertThat(namespaces.at("/file/path").asString()).isEqualTo("clusters/one.yaml");
        assertThat(namespaces.at("/file/index").asInt()).isEqualTo(3);
    }

    @Test
    void aWarningDoesNotFail() {
        String signs = CONTROL_PLANE.replace("net/oidc\n", "net/oidc/\n");

        Program.Run run = Lists.run(Lists.of(CHECK, IDENTITY.replace("team-b", "team-a"), CLUSTER, signs))
                .succeeds();

        JsonNode result = results(run).get(0);
        assertThat(result.at("/tags/check").asString()).isEqualTo("control-plane-key");
        assertThat(result.at("/severity").asString()).isEqualTo("warning");
    }

    @Test
    void whatATransformerMendsIsSaidOnce() {
        Program.Run run = Lists.run(Lists.of(
                CHECK, IDENTITY.replace("team-b", "team-a").replace("WorkloadIdentity", "ServicePrincipal"), CLUSTER));

        assertThat(results(run))
                .singleElement()
                .satisfies(result -> assertThat(result.at("/message").asString())
                        .isEqualTo("type is ServicePrincipal, not WorkloadIdentity"));
    }

    /** A broken chain is no reason to change nothing. */
    @Test
    void theTransformingFunctionIsNotConcerned() {
        Program.Run run = Lists.run(Lists.of(
                        CHECK.replace("WorkloadIdentityCheck", "WorkloadIdentity"), IDENTITY, CLUSTER, CONTROL_PLANE))
                .succeeds();

        assertThat(results(run)).isEmpty();
    }

    private static List<JsonNode> results(Program.Run run) {
        List<JsonNode> results = new ArrayList<>();
        Lists.results(run).forEach(results::add);
        return results;
    }

    private static JsonNode find(List<JsonNode> results, String check) {
        return results.stream()
                .filter(result -> result.at("/tags/check").asString().equals(check))
                .findFirst()
                .orElseThrow();
    }
}
