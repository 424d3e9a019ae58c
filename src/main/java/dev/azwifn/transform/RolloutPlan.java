package dev.azwifn.transform;

import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.ControlPlane;
import dev.azwifn.capz.IdentityVariables;
import dev.azwifn.capz.ImmutableKind;
import dev.azwifn.capz.LiveObject;
import dev.azwifn.capz.MachineKind;
import dev.azwifn.capz.ObjectReference;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.transform.Renames.Rename;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What {@link Rollout} does to one input. */
final class RolloutPlan {
    private static final JsonPointer NAME = JsonPointer.compile("/metadata/name");

    private final List<Resource> input;
    private final List<Change> changes = new ArrayList<>();

    /** What people write, and not a controller. */
    private final List<Resource> authored = new ArrayList<>();

    private final Map<Resource.Origin, Edits> edits = new IdentityHashMap<>();

    /** Those whose machines may be replaced. */
    private final List<Resource> referrers = new ArrayList<>();

    RolloutPlan(List<Resource> input) {
        this.input = input;
    }

    List<Change> changes() {
        for (Resource resource : input) {
            String reason = LiveObject.reasonToLeaveOut(resource);
            if (reason == null) {
                authored.add(resource);
                edits.put(resource.origin(), new Edits(resource));
            } else {
                changes.add(Change.removal(resource, "left out: " + reason));
            }
        }
        Renames renames = new Renames(authored);
        IdentityVariables variables = new IdentityVariables(authored.stream()
                .filter(each -> each.kind().equals("ClusterClass"))
                .toList());
        // First those that refer to no others, because a name depends on the names that are in the content.
        for (boolean referring : List.of(false, true)) {
            for (Resource resource : authored) {
                Optional<ImmutableKind> kind = ImmutableKind.of(resource);
                if (kind.isPresent() && kind.get().refers() == referring) {
                    follow(resource, variables, renames);
                    renameIfChanged(resource, kind.get(), renames);
                }
            }
        }
        for (Resource resource : authored) {
            if (ImmutableKind.of(resource).isEmpty()) {
                follow(resource, variables, renames);
            }
        }
        for (Resource resource : authored) {
            finish(resource, renames);
        }
        changes.addAll(new RolloutReport(authored, referrers, renames).changes());
        return changes;
    }

    private void follow(Resource resource, IdentityVariables variables, Renames renames) {
        List<ObjectReference> references = new ArrayList<>(ObjectReference.in(resource));
        references.addAll(variables.in(resource));
        Set<JsonPointer> places = new HashSet<>();
        for (ObjectReference reference : references) {
            Optional<Rename> rename = renames.meantBy(reference);
            if (rename.isPresent() && places.add(reference.field())) {
                boolean secret = reference.kind().equals(ObjectReference.SECRET);
                String name = rename.get().name() + (secret ? ObjectReference.AZURE_JSON : "");
                edits(resource)
                        .set(
                                reference.field(),
                                Operation.text(name),
                                null,
                                FieldPath.of(reference.field()) + " set to " + name);
                if (!secret) {
                    renames.follow(rename.get());
                }
            }
        }
        if (!places.isEmpty() || startsOtherwise(resource)) {
            referrers.add(resource);
        }
        LooseMentions.report(resource, places, renames, edits(resource));
    }

    /** Whether the machines of a control plane are made in another way, which replaces them too. */
    private static boolean startsOtherwise(Resource resource) {
        return ControlPlane.of(resource)
                .flatMap(ControlPlane::kubeadm)
                .filter(field -> !ImmutableKind.of(resource).isPresent())
                .filter(field -> !JsonEquality.same(
                        resource.view().at(field), resource.original().at(field)))
                .isPresent();
    }

    private void renameIfChanged(Resource resource, ImmutableKind kind, Renames renames) {
        JsonNode after = edited(resource);
        boolean changed = kind == ImmutableKind.AZURE_CLUSTER_IDENTITY
                ? !AzureClusterIdentity.type(after).equals(AzureClusterIdentity.type(resource.original()))
                : !JsonEquality.same(after.at(kind.field()), resource.original().at(kind.field()));
        // Somebody who gives it a name of their own knows what they do.
        boolean isNew = !resource.name()
                .equals(resource.original().path("metadata").path("name").asString(""));
        if (changed && !isNew && !resource.name().isEmpty()) {
            renames.add(resource, after);
        }
    }

    private JsonNode edited(Resource resource) {
        Change change = edits(resource).change();
        return change == null || change.operations().isEmpty()
                ? resource.view()
                : resource.with(change.operations()).view();
    }

    private void finish(Resource resource, Renames renames) {
        Rename rename = renames.of(resource);
        if (rename != null && rename.superseded()) {
            restore(
                    resource,
                    Finding.of(
                            Severity.INFO,
                            "left as it is: " + rename.name() + ", which takes its place, is in the input as well"));
            return;
        }
        if (isStandaloneMachine(resource)) {
            restore(
                    resource,
                    Finding.of(
                            Severity.WARNING,
                            "left as it is: the identity of a machine cannot be changed, and nothing replaces this one;"
                                    + " make a new Machine with an AzureMachine of another name, and delete this one"));
            return;
        }
        Edits own = edits(resource);
        if (rename != null) {
            own.set(NAME, Operation.text(rename.name()), null, "renamed " + rename.name() + ": " + reason(rename));
            if (!renames.isFollowed(rename)) {
                own.report(
                        Severity.WARNING,
                        "nothing in the input refers to it, so that nothing uses it under its new name: put what refers"
                                + " to it into the same input");
            }
        }
        removeServerFields(resource, own);
        Change change = own.change();
        if (change != null) {
            changes.add(change);
        }
    }

    private static String reason(Rename rename) {
        return switch (rename.kind()) {
            case AzureClusterIdentity.KIND -> "type cannot be changed in a running cluster";
            case "KubeadmConfigTemplate", "RKE2ConfigTemplate" ->
                "only a new name replaces machines, and those of before keep theirs";
            default -> "it cannot be changed in a running cluster";
        };
    }

    /** One that a controller made is left out already. */
    private static boolean isStandaloneMachine(Resource resource) {
        return resource.kind().equals(MachineKind.AZURE_MACHINE.kind())
                && MachineKind.of(resource).isPresent()
                && !JsonEquality.same(resource.view(), resource.original());
    }

    private void restore(Resource resource, Finding finding) {
        List<Operation> operations = new ArrayList<>();
        for (JsonPointer field : LiveObject.serverFields(resource)) {
            operations.add(Operation.remove(field));
        }
        changes.add(new Change(resource, operations, false, true, List.of(finding)));
    }

    private static void removeServerFields(Resource resource, Edits edits) {
        List<JsonPointer> fields = LiveObject.serverFields(resource);
        if (!fields.isEmpty()) {
            List<String> names = new ArrayList<>();
            fields.forEach(field -> names.add(field.last().getMatchingProperty()));
            edits.removeAll(fields, String.join(", ", names) + " removed: the server's own, not to be applied again");
        }
    }

    private Edits edits(Resource resource) {
        Edits own = edits.get(resource.origin());
        if (own == null) {
            throw new IllegalStateException("left out: " + resource.ref());
        }
        return own;
    }
}
