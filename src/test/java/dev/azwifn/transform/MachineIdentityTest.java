package dev.azwifn.transform;

import static dev.azwifn.capz.MachineRole.CONTROL_PLANE;
import static dev.azwifn.capz.MachineRole.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class MachineIdentityTest {
    private static final String OURS = Configs.MACHINES.toString();
    private static final String PLACEHOLDER = Configs.MACHINES
            .toString()
            .replace("azwi-rg", "capz-ci")
            .replace("azwi-machines", "cloud-provider-user-identity");
    private static final String OTHER = OURS.replace("azwi-machines", "team-a");

    @Test
    void templateGetsTheIdentity() {
        Run run = run("{sshPublicKey: '', vmSize: small}");
        assertThat(fields(run)).isEqualTo(Run.json("""
                sshPublicKey: ''
                vmSize: small
                identity: UserAssigned
                userAssignedIdentities:
                - providerID: %s
                """.formatted(OURS)));
        assertThat(run.operations()).extracting(Operation::after).containsExactly("sshPublicKey", "identity");
        assertThat(run.messages(Severity.INFO))
                .containsExactly("identity set to UserAssigned", "userAssignedIdentities set to azwi-machines");
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "infrastructure.cluster.x-k8s.io/v1beta1, AzureMachine",
        "infrastructure.cluster.x-k8s.io/v1beta1, AzureMachinePool",
        "exp.infrastructure.cluster.x-k8s.io/v1alpha3, AzureMachinePool",
        "infrastructure.cluster.x-k8s.io/v1alpha4, AzureMachine",
    })
    void machineAndPoolHaveItAtSpec(String apiVersion, String kind) {
        Run run = Run.of(
                Configs.full(),
                "{apiVersion: %s, kind: %s, metadata: {name: m}, spec: {template: {vmSize: small}}}"
                        .formatted(apiVersion, kind),
                new MachineIdentity());
        assertThat(run.spec("m"))
                .isEqualTo(Run.json(
                        "{template: {vmSize: small}, identity: UserAssigned, userAssignedIdentities: [{providerID: '%s'}]}"
                                .formatted(OURS)));
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AzureManagedControlPlane",
                "AzureManagedMachinePool",
                "AzureManagedMachinePoolTemplate",
                "AzureASOManagedControlPlane",
                "AzureASOManagedMachinePool",
                "AzureMachinePoolMachine",
                "AzureCluster",
                "AzureMachineTemplateX"
            })
    void otherKindsAreLeftAlone(String kind) {
        Run run = Run.of(
                Configs.full(),
                "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: %s, metadata: {name: m}, spec: {template: {spec: {}}}}"
                        .formatted(kind),
                new MachineIdentity());
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void sameKindOfAnotherGroupIsLeftAlone() {
        Run run = Run.of(
                Configs.full(),
                "{apiVersion: example.com/v1beta1, kind: AzureMachine, metadata: {name: m}, spec: {}}",
                new MachineIdentity());
        assertThat(run.findings()).isEmpty();
    }

    @Test
    void unknownVersionIsEditedWithAWarning() {
        Run run = Run.of(
                Configs.full(),
                "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta2, kind: AzureMachine, metadata: {name: m}, spec: {}}",
                new MachineIdentity());
        assertThat(run.spec("m").path("identity").stringValue()).isEqualTo("UserAssigned");
        assertThat(run.warnings()).singleElement().asString().contains("v1beta2 is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void emptySpecIsOpened(String fields) {
        assertThat(fields(run(fields)))
                .isEqualTo(Run.json(
                        "{identity: UserAssigned, userAssignedIdentities: [{providerID: '%s'}]}".formatted(OURS)));
    }

    @Test
    void templateWithoutFieldsIsLeftAlone() {
        Run run = Run.of(
                Configs.full(),
                "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureMachineTemplate, metadata: {name: m}}",
                new MachineIdentity());
        assertThat(run.operations()).isEmpty();
        assertThat(run.warnings()).singleElement().asString().contains("fields of the machine are missing");
    }

    @Test
    void systemAssignedBecomesUserAssigned() {
        Run run = run(
                "{identity: SystemAssigned, roleAssignmentName: x, systemAssignedIdentityRole: {scope: y}, vmSize: small}");
        assertThat(fields(run))
                .isEqualTo(
                        Run.json("{identity: UserAssigned, userAssignedIdentities: [{providerID: '%s'}], vmSize: small}"
                                .formatted(OURS)));
        assertThat(run.messages(Severity.INFO))
                .contains(
                        "systemAssignedIdentityRole removed: CAPZ takes it only with SystemAssigned",
                        "roleAssignmentName removed: CAPZ takes it only with SystemAssigned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "SystemAssigned", "", "${IDENTITY:=None}"})
    void anyOtherTypeBecomesUserAssigned(String type) {
        Run run = run("{identity: '%s'}".formatted(type));
        assertThat(fields(run).path("identity").stringValue()).isEqualTo("UserAssigned");
    }

    @Test
    void listWithoutTypeGetsTheTypeBehindIt() {
        Run run = run("{userAssignedIdentities: [{providerID: '%s'}]}".formatted(OURS));
        assertThat(run.operations())
                .singleElement()
                .satisfies(operation -> assertThat(operation.after()).isEqualTo("userAssignedIdentities"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]"})
    void emptyListIsReplaced(String list) {
        assertThat(ids(run(withList(list)))).containsExactly(OURS);
    }

    @Test
    void listThatIsNoneIsLeftAlone() {
        Run run = run(withList("'${IDENTITIES}'"));
        assertThat(run.operations()).isEmpty();
        assertThat(run.warnings()).singleElement().asString().contains("it is not a list");
    }

    @ParameterizedTest
    @CsvSource({
        "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/azwi-rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines, 0",
        "/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/azwi-rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines, 0",
        "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourcegroups/azwi-rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines, 1",
        "/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/AZWI-RG/providers/microsoft.managedidentity/userassignedidentities/Azwi-Machines, 1",
    })
    void oursInAnySpellingIsNotAddedAgain(String spelling, int warnings) {
        Run run = run(withList("[{providerID: '%s'}]".formatted(spelling)));
        assertThat(run.operations()).isEmpty();
        assertThat(run.warnings()).hasSize(warnings).allMatch(message -> message.contains("compares it to the letter"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure:///subscriptions/s/resourceGroups/capz-ci/providers/Microsoft.ManagedIdentity/userAssignedIdentities/cloud-provider-user-identity",
                "/subscriptions/other/resourcegroups/CAPZ-CI/providers/microsoft.managedidentity/userassignedidentities/Cloud-Provider-User-Identity",
                "azure:///subscriptions/${AZURE_SUBSCRIPTION_ID}/resourceGroups/${CI_RG:=capz-ci}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${USER_IDENTITY:=cloud-provider-user-identity}",
                "/subscriptions/${AZURE_SUBSCRIPTION_ID}/resourceGroups/${CI_RG:-capz-ci}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${USER_IDENTITY:-cloud-provider-user-identity}",
                "${USER_ASSIGNED_IDENTITY_PROVIDER_ID}",
                "",
            })
    void placeholderIsReplacedInItsPlace(String placeholder) {
        Run run = run(withList("[{providerID: '%s'}]".formatted(placeholder)));
        assertThat(ids(run)).containsExactly(OURS);
        assertThat(run.operations()).singleElement().satisfies(operation -> {
            assertThat(operation.kind()).isEqualTo(Operation.Kind.REPLACE);
            assertThat(operation.path()).hasToString("/spec/template/spec/userAssignedIdentities/0/providerID");
        });
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[null]", "[{providerID: null}]", "[{providerID: ' '}]"})
    void itemWithoutAnIdIsFilled(String list) {
        Run run = run(withList(list));
        assertThat(ids(run)).containsExactly(OURS);
        assertThat(run.messages(Severity.INFO))
                .containsExactly("machine identity set to azwi-machines: it had no providerID");
    }

    @Test
    void anotherIdentityStaysInFront() {
        Run run = run(withList("[{providerID: '%s'}]".formatted(OTHER)));
        assertThat(ids(run)).containsExactly(OTHER, OURS);
        assertThat(run.operations().get(0).path()).hasToString("/spec/template/spec/userAssignedIdentities/-");
        assertThat(run.warnings())
                .singleElement()
                .asString()
                .contains("the cloud provider signs in with the first identity only", OTHER);
        assertThat(run.findings().get(0).field()).hasToString("/spec/template/spec/userAssignedIdentities/1");
    }

    @Test
    void unresolvableIdsAreOthers() {
        String list =
                "[{providerID: '/subscriptions/x/${RG}'}, plain, {providerID: 'azure:///subscriptions/a/resourceGroups/capz-ci/providers/Microsoft.ManagedIdentity/userAssignedIdentities/mine'}]";
        Run run = run(withList(list));
        assertThat(fields(run).path("userAssignedIdentities")).hasSize(4);
        assertThat(run.operations()).hasSize(1);
    }

    @Test
    void surplusPlaceholdersGoFromTheEnd() {
        Run both =
                run(withList("[{providerID: '%1$s'}, {providerID: '%1$s'}, {providerID: '%2$s'}, {providerID: '%1$s'}]"
                        .formatted(PLACEHOLDER, OTHER)));
        assertThat(ids(both)).containsExactly(OURS, OTHER);
        assertThat(both.warnings()).isEmpty();

        Run ours = run(withList("[{providerID: '%1$s'}, {providerID: '%2$s'}, {}]".formatted(PLACEHOLDER, OURS)));
        assertThat(ids(ours)).containsExactly(OURS);
        assertThat(ours.warnings()).isEmpty();

        Run behind = run(withList("[{providerID: '%1$s'}, {providerID: '%2$s'}]".formatted(OTHER, PLACEHOLDER)));
        assertThat(ids(behind)).containsExactly(OTHER, OURS);
        assertThat(behind.warnings()).singleElement().asString().contains("first identity only");

        Run removedInFront = run(withList("[{}, {providerID: '%1$s'}, {providerID: '%2$s'}]".formatted(OTHER, OURS)));
        assertThat(ids(removedInFront)).containsExactly(OTHER, OURS);
        assertThat(removedInFront.warnings()).singleElement().asString().contains("first identity only");
    }

    @Test
    void withoutProviderIdOnlyPlaceholdersAreReported() {
        Run run = Run.of(
                Configs.empty(),
                template(
                                "a",
                                "{identity: UserAssigned, userAssignedIdentities: [{providerID: '%s'}, {providerID: '%s'}]}"
                                        .formatted(OTHER, PLACEHOLDER))
                        + template("b", "{identity: SystemAssigned, roleAssignmentName: x}"),
                new MachineIdentity());
        assertThat(run.operations()).isEmpty();
        assertThat(run.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.message()).contains("placeholder", "not yours", "set spec.machineIdentity");
            assertThat(finding.field()).hasToString("/spec/template/spec/userAssignedIdentities/1/providerID");
        });
    }

    @Test
    void targetsSelectByWhatRefersToThem() {
        String yaml = template("cp", "{}")
                + template("worker", "{}")
                + template("both", "{}")
                + template("nobody", "{}")
                + controlPlane("cp")
                + controlPlane("both")
                + deployment("worker")
                + deployment("both");

        Run controlPlane = Run.of(Configs.full().targets(CONTROL_PLANE), yaml, new MachineIdentity());
        assertThat(changed(controlPlane, "cp", "worker", "both", "nobody")).isEqualTo("true false true false");
        assertThat(controlPlane.messages(Severity.INFO))
                .anyMatch(message -> message.startsWith("left alone: nothing in the input refers to it"));

        Run worker = Run.of(Configs.full().targets(WORKER), yaml, new MachineIdentity());
        assertThat(changed(worker, "cp", "worker", "both", "nobody")).isEqualTo("false true true false");

        Run all = Run.of(Configs.full(), yaml, new MachineIdentity());
        assertThat(changed(all, "cp", "worker", "both", "nobody")).isEqualTo("true true true true");
    }

    @Test
    void placeholderOfAMachineThatIsNoTargetIsReported() {
        String yaml = template(
                        "cp",
                        "{identity: UserAssigned, userAssignedIdentities: [{providerID: '%s'}]}".formatted(PLACEHOLDER))
                + controlPlane("cp");
        Run run = Run.of(Configs.full().targets(WORKER), yaml, new MachineIdentity());
        assertThat(run.operations()).isEmpty();
        assertThat(run.warnings()).singleElement().asString().contains("placeholder", "targets leaves this one out");
    }

    private static String changed(Run run, String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append(run.spec(name).at("/template/spec").has("identity")).append(' ');
        }
        return text.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static Run run(String fields) {
        return Run.of(Configs.full(), template("m", fields), new MachineIdentity());
    }

    private static String withList(String list) {
        return "{identity: UserAssigned, userAssignedIdentities: " + list + "}";
    }

    private static JsonNode fields(Run run) {
        return run.spec("m").at("/template/spec");
    }

    private static List<String> ids(Run run) {
        List<String> ids = new ArrayList<>();
        for (JsonNode item : fields(run).path("userAssignedIdentities")) {
            ids.add(item.path("providerID").asString());
        }
        return ids;
    }

    private static String template(String name, String fields) {
        return """
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureMachineTemplate
                metadata: {name: %s}
                spec: {template: {spec: %s}}
                ---
                """.formatted(name, fields);
    }

    private static String controlPlane(String template) {
        return """
                apiVersion: controlplane.cluster.x-k8s.io/v1beta1
                kind: KubeadmControlPlane
                metadata: {name: owner-of-%1$s}
                spec: {machineTemplate: {infrastructureRef: {kind: AzureMachineTemplate, name: %1$s}}}
                ---
                """.formatted(template);
    }

    private static String deployment(String template) {
        return """
                apiVersion: cluster.x-k8s.io/v1beta1
                kind: MachineDeployment
                metadata: {name: owner-of-%1$s}
                spec: {template: {spec: {infrastructureRef: {kind: AzureMachineTemplate, name: %1$s}}}}
                ---
                """.formatted(template);
    }
}
