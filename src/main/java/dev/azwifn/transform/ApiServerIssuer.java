package dev.azwifn.transform;

import dev.azwifn.capz.ClassPatches;
import dev.azwifn.capz.ComponentArguments;
import dev.azwifn.capz.ControlPlane;
import dev.azwifn.capz.KeySecret;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The issuer of one API server that is made with kubeadm, and whose arguments have the form of its API version. */
final class ApiServerIssuer {
    private static final String NAME = ComponentArguments.ISSUER;

    private final ControlPlane plane;
    private final String issuer;
    private final Edits edits;
    private final String message;

    ApiServerIssuer(ControlPlane plane, String issuer, Edits edits) {
        this.plane = plane;
        this.issuer = issuer;
        this.edits = edits;
        this.message = NAME + " set to " + issuer;
    }

    /** @param former issuers whose tokens are accepted, too: Cluster API has room for one only */
    void set(List<String> former) {
        if (plane.encryptionAlgorithm().startsWith("ECDSA")) {
            edits.report(
                    Severity.ERROR,
                    "encryptionAlgorithm is " + plane.encryptionAlgorithm()
                            + ": a service account key of that kind signs no tokens that Entra ID takes; use RSA-2048, or leave"
                            + " the field out",
                    plane.encryptionAlgorithmField(),
                    null);
        } else if (plane.arguments().isArray() && !plane.arguments().isEmpty()) {
            setInList();
        } else if (plane.arguments().isObject()) {
            JsonPointer field = plane.extraArgs().appendProperty(NAME);
            setText(field, plane.arguments().path(NAME));
        } else {
            add();
        }
        if (!former.isEmpty()) {
            edits.report(
                    Severity.WARNING,
                    "Cluster API takes one " + NAME + " only: tokens of " + String.join(", ", former)
                            + " are not accepted by this API server",
                    plane.extraArgs(),
                    null);
        }
    }

    private void setText(JsonPointer field, JsonNode current) {
        if (!current.isString() || !current.stringValue().equals(issuer)) {
            edits.set(field, Operation.text(issuer), null, message);
        }
    }

    /** In v1beta2 names are unique: of several, the first stays. */
    private void setInList() {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < plane.arguments().size(); i++) {
            if (plane.arguments().path(i).path("name").asString("").equals(NAME)) {
                indexes.add(i);
            }
        }
        if (indexes.isEmpty()) {
            edits.append(plane.extraArgs(), plane.arguments().size(), item(), message);
            return;
        }
        for (int i = indexes.size() - 1; i > 0; i--) {
            edits.remove(
                    plane.extraArgs().appendIndex(indexes.get(i)),
                    "a further " + NAME + " removed: names are unique here");
        }
        int first = indexes.get(0);
        setText(
                plane.extraArgs().appendIndex(first).appendProperty("value"),
                plane.arguments().path(first).path("value"));
    }

    /** Where there are no arguments yet, and perhaps nothing that could hold them. */
    private void add() {
        JsonPointer field = plane.extraArgs();
        JsonNode value = plane.takesList()
                ? JsonNodeFactory.instance.arrayNode().add(item())
                : JsonNodeFactory.instance.objectNode().put(NAME, issuer);
        JsonNode parent = plane.resource().view().at(field.head());
        while ((parent.isMissingNode() || parent.isNull()) && !field.head().matches()) {
            value = JsonNodeFactory.instance.objectNode().set(field.last().getMatchingProperty(), value);
            field = field.head();
            parent = plane.resource().view().at(field.head());
        }
        if (parent.isObject()) {
            edits.set(field, value, null, message);
        } else {
            edits.defect("left alone: this is not a mapping", field.head());
        }
    }

    private ObjectNode item() {
        return JsonNodeFactory.instance.objectNode().put("name", NAME).put("value", issuer);
    }

    /** @param clusters those whose key pair is not in the input */
    void warnOfKey(List<String> clusters) {
        for (String cluster : plane.bringsSigningKey() ? List.<String>of() : clusters) {
            edits.report(
                    Severity.WARNING,
                    "before this is applied, its key pair has to be there, or Cluster API makes another one: "
                            + KeySecret.remedy(cluster, plane.resource().namespace()));
        }
    }

    /** The patches of ClusterClasses because of which clusters made from this template have another issuer. */
    List<Change> undoneBy(List<Resource> classes) {
        List<Change> changes = new ArrayList<>();
        Change own = edits.change();
        Resource edited = own == null ? plane.resource() : plane.resource().with(own.operations());
        ControlPlane after = ControlPlane.of(edited).orElse(plane);
        for (Resource each : classes) {
            List<Finding> findings = new ArrayList<>();
            for (ClassPatches.Undoing patch : ClassPatches.in(each, after, NAME, issuer)) {
                findings.add(
                        Finding.defect(patch.message(NAME) + "; " + patch.remedy(NAME, issuer), patch.field(), null));
            }
            changes.add(new Change(each, List.of(), false, findings));
        }
        return changes;
    }
}
