package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;

class ClientSecretTest {
    private static final String IDENTITY = """
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureClusterIdentity
            metadata: {name: id, namespace: default}
            spec: {type: ServicePrincipal, clientID: a, tenantID: b, clientSecret: {name: the-secret, namespace: default}}
            ---
            """;
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: the-secret, namespace: default, labels: {x: the-secret}}
            stringData: {clientSecret: not-for-your-eyes}
            ---
            """;

    @Test
    void secretThatOnlyTheIdentityUsedGoes() {
        Run run = run(IDENTITY + SECRET);
        assertThat(run.removed()).containsExactly("the-secret");
        assertThat(run.messages(Severity.INFO)).anyMatch(message -> message.startsWith("removed: "));
        assertThat(run.findings().toString()).doesNotContain("not-for-your-eyes");
    }

    @Test
    void referenceWithoutNamespaceMeansTheIdentitys() {
        String identity = IDENTITY.replace(", namespace: default}}", "}}");
        assertThat(run(identity + SECRET).removed()).containsExactly("the-secret");
        assertThat(run(identity + SECRET.replace("namespace: default", "namespace: other"))
                        .removed())
                .isEmpty();
    }

    @Test
    void streamWithoutNamespaces() {
        String yaml = (IDENTITY + SECRET).replace(", namespace: default", "");
        assertThat(run(yaml).removed()).containsExactly("the-secret");
    }

    @Test
    void identityThatWasNotConvertedKeepsItsSecret() {
        Run run = Run.of(Configs.full(), IDENTITY + SECRET, new ClientSecret(), new ClusterIdentity());
        assertThat(run.removed()).isEmpty();
        assertThat(run.warnings()).isEmpty();
        Run named = Run.of(Configs.full().names("x"), IDENTITY + SECRET, new ClusterIdentity(), new ClientSecret());
        assertThat(named.removed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureClusterIdentity, metadata: {name: user, namespace: default},"
                        + " spec: {type: ServicePrincipal, clientSecret: {name: the-secret}}}",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: user, namespace: default},"
                        + " spec: {template: {spec: {volumes: [{secret: {secretName: the-secret}}]}}}}",
                "{apiVersion: v1, kind: Pod, metadata: {name: user, namespace: default},"
                        + " spec: {containers: [{envFrom: [{secretRef: {name: the-secret}}]}]}}",
                "{apiVersion: example.com/v1, kind: Thing, metadata: {name: user, namespace: other},"
                        + " spec: {ref: {name: the-secret, namespace: default}}}",
                "{apiVersion: example.com/v1, kind: Thing, metadata: {name: user,"
                        + " annotations: {serviceoperator.azure.com/credential-from: the-secret}}}",
                "{apiVersion: addons.cluster.x-k8s.io/v1beta1, kind: ClusterResourceSet, metadata: {name: user},"
                        + " spec: {resources: [{kind: Secret, name: the-secret}]}}",
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: user}, secrets: [the-secret]}",
                "{apiVersion: example.com/v1, kind: Thing, metadata: {name: user}, secretName: the-secret}",
            })
    void secretThatSomethingElseNamesStays(String user) {
        Run run =
                Run.of(Configs.full().names("id"), IDENTITY + SECRET + user, new ClusterIdentity(), new ClientSecret());
        assertThat(run.removed()).isEmpty();
        assertThat(run.warnings())
                .singleElement()
                .asString()
                .startsWith("kept, because ")
                .contains("user names it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: example.com/v1, kind: Thing, metadata: {name: the-secret, labels: {a: the-secret}}}",
                "{apiVersion: example.com/v1, kind: Thing, metadata: {name: user}, spec: {name: not-the-secret}}",
                "{apiVersion: example.com/v1, kind: Thing, metadata: {name: user, namespace: other}, spec: {name: the-secret}}",
                "{apiVersion: example.com/v1, kind: Thing, metadata: {name: user}, spec: {ref: {name: the-secret, namespace: other}}}",
                "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureCluster, metadata: {name: user},"
                        + " spec: {identityRef: {kind: AzureClusterIdentity, name: the-secret}}}",
            })
    void whatOnlyLooksLikeAUseDoesNotCount(String other) {
        assertThat(run(IDENTITY + SECRET + other).removed()).containsExactly("the-secret");
    }

    @Test
    void secretsOfOthersStay() {
        String other = SECRET.replace("name: the-secret", "name: other-secret");
        String sameNameElsewhere = SECRET.replace("namespace: default", "namespace: elsewhere");
        String sameNameOtherApi =
                SECRET.replace("apiVersion: v1", "apiVersion: example.com/v1").replace("{x: the-secret}", "{}");
        Run run = run(IDENTITY + other + sameNameElsewhere + sameNameOtherApi);
        assertThat(run.removed()).isEmpty();
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void anIdentityOfAnotherApiLeavesNone() {
        Configs configs = Configs.full()
                .patches(Configs.patch(
                        Configs.target("AzureClusterIdentity", null),
                        Operation.remove(JsonPointer.compile("/spec/clientSecret"))));
        String other = IDENTITY.replace("infrastructure.cluster.x-k8s.io", "example.com");

        assertThat(Run.of(configs, IDENTITY + SECRET, new Patches(), new ClientSecret())
                        .removed())
                .containsExactly("the-secret");
        assertThat(Run.of(configs, other + SECRET, new Patches(), new ClientSecret())
                        .removed())
                .isEmpty();
    }

    @Test
    void aSecretMayNameItself() {
        String secret = SECRET.replace("labels:", "annotations: {last: the-secret}, labels:");
        assertThat(run(IDENTITY + secret).removed()).containsExactly("the-secret");
    }

    @Test
    void secretsOfOneNameInTwoNamespacesAreTwo() {
        String there = "namespace: there";
        Run both = run(IDENTITY
                + IDENTITY.replace("namespace: default", there)
                + SECRET
                + SECRET.replace("namespace: default", there));
        assertThat(both.removed()).containsExactly("the-secret", "the-secret");

        String user = "{apiVersion: v1, kind: Pod, metadata: {name: user, namespace: there}, spec: {x: the-secret}}";
        Run one = run(IDENTITY
                + IDENTITY.replace("namespace: default", there)
                + SECRET
                + SECRET.replace("namespace: default", there)
                + user);
        assertThat(one.removed()).hasSize(1);
        assertThat(one.warnings()).singleElement().asString().contains("Pod/there/user names it");
    }

    @Test
    void twoConvertedIdentitiesShareASecret() {
        assertThat(run(IDENTITY + IDENTITY.replace("name: id", "name: id2") + SECRET)
                        .removed())
                .containsExactly("the-secret");
    }

    private static Run run(String yaml) {
        return Run.of(Configs.full(), yaml, new ClusterIdentity(), new ClientSecret());
    }
}
