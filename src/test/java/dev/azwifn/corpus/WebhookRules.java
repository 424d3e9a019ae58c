package dev.azwifn.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the webhooks refuse and fill in, of what a change of identity can touch: CAPZ's {@code internal/webhooks} and Cluster API's
 * {@code controlplane/kubeadm/webhooks/admission}.
 */
final class WebhookRules {
    /** Fields that may not change, by kind. */
    private static final Map<String, List<String>> IMMUTABLE = Map.of(
            "AzureClusterIdentity", List.of("/spec/type"),
            "AzureMachineTemplate", List.of("/spec/template/spec"),
            "AzureClusterTemplate", List.of("/spec/template/spec"),
            "KubeadmControlPlaneTemplate", List.of("/spec/template/spec"),
            "RKE2ControlPlaneTemplate", List.of("/spec/template/spec/registrationMethod"),
            "AzureMachine",
                    List.of(
                            "/spec/identity",
                            "/spec/userAssignedIdentities",
                            "/spec/systemAssignedIdentityRole",
                            "/spec/roleAssignmentName",
                            "/spec/image",
                            "/spec/osDisk",
                            "/spec/dataDisks",
                            "/spec/sshPublicKey"),
            "AzureCluster",
                    List.of(
                            "/spec/resourceGroup",
                            "/spec/subscriptionID",
                            "/spec/location",
                            "/spec/azureEnvironment",
                            "/spec/controlPlaneEndpoint"),
            "AzureManagedControlPlane",
                    List.of("/spec/subscriptionID", "/spec/resourceGroupName", "/spec/location", "/spec/dnsServiceIP"),
            "MachineDeployment", List.of("/spec/clusterName", "/spec/selector"),
            "KubeadmControlPlane",
                    List.of(
                            "/spec/kubeadmConfigSpec/clusterConfiguration/clusterName",
                            "/spec/kubeadmConfigSpec/clusterConfiguration/controlPlaneEndpoint",
                            "/spec/kubeadmConfigSpec/clusterConfiguration/networking"));

    private WebhookRules() {}

    /** A key that CAPZ makes for each template without one, and the numbers of disks. */
    static void fillIn(JsonNode object) {
        if (object.path("kind").asString().equals("AzureMachineTemplate")
                && object.at("/spec/template/spec") instanceof ObjectNode machine) {
            if (machine.path("sshPublicKey").asString("").isEmpty()) {
                machine.put("sshPublicKey", "made-" + UUID.randomUUID());
            }
            int lun = 0;
            for (JsonNode disk : machine.path("dataDisks")) {
                if (disk instanceof ObjectNode fields && !disk.has("lun")) {
                    fields.put("lun", lun);
                }
                lun++;
            }
        }
    }

    static List<String> onUpdate(JsonNode before, JsonNode after) {
        List<String> problems = onCreate(after);
        // What was wrong before is nothing that the change did.
        problems.removeAll(onCreate(before));
        for (String field : IMMUTABLE.getOrDefault(before.path("kind").asString(), List.of())) {
            if (!before.at(field).equals(after.at(field))) {
                problems.add(field + " is immutable");
            }
        }
        return problems;
    }

    static List<String> onCreate(JsonNode object) {
        List<String> problems = new ArrayList<>();
        switch (object.path("kind").asString()) {
            case "AzureMachineTemplate" -> {
                JsonNode machine = object.at("/spec/template/spec");
                onMachine(machine, problems);
                if (machine.has("roleAssignmentName")
                        || machine.path("systemAssignedIdentityRole").has("name")) {
                    problems.add("the name of a role assignment in a template");
                }
            }
            case "AzureMachine", "AzureMachinePool" -> onMachine(object.path("spec"), problems);
            case "AzureClusterIdentity" -> {
                if (object.path("spec").has("resourceID")
                        && !object.at("/spec/type").asString("").equals("UserAssignedMSI")) {
                    problems.add("resourceID is forbidden");
                }
            }
            default -> {}
        }
        return problems;
    }

    private static void onMachine(JsonNode machine, List<String> problems) {
        String identity = machine.path("identity").asString("None");
        boolean empty = machine.path("userAssignedIdentities").isEmpty();
        if (identity.equals("UserAssigned") && empty) {
            problems.add("UserAssigned without an identity");
        }
        if (!identity.equals("UserAssigned") && !empty) {
            problems.add("identities without UserAssigned");
        }
        if (!identity.equals("SystemAssigned") && machine.has("systemAssignedIdentityRole")) {
            problems.add("systemAssignedIdentityRole without SystemAssigned");
        }
    }
}
