package dev.azwifn.trust;

import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A kind config: what its nodes mount, and what is put on the kubeadm configuration of the first control-plane node. */
final class KindCluster {
    private static final String CONTROL_PLANE = "control-plane";

    /** A mount, and where it stands. */
    record Mount(String hostPath, String containerPath, boolean readOnly, JsonPointer field) {}

    record Node(JsonPointer field, List<Mount> mounts) {}

    private final YamlDocument document;
    private final List<Node> controlPlanes = new ArrayList<>();
    private String image = "";
    private JsonPointer first = JsonPointer.empty();

    KindCluster(YamlDocument document) {
        this.document = document;
        JsonNode nodes = document.view().path("nodes");
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            // The role's default.
            if (node.path("role").asString(CONTROL_PLANE).equals(CONTROL_PLANE)) {
                JsonPointer field = JsonPointer.compile("/nodes/" + i);
                if (controlPlanes.isEmpty()) {
                    first = field;
                    image = node.path("image").asString("");
                }
                controlPlanes.add(new Node(field, mounts(node, field)));
            }
        }
        if (controlPlanes.isEmpty()) {
            controlPlanes.add(new Node(JsonPointer.empty(), List.of())); // kind makes one, with nothing in it
        }
    }

    static boolean is(YamlDocument document) {
        JsonNode view = document.view();
        return view.path("kind").asString("").equals("Cluster")
                && view.path("apiVersion").asString("").startsWith("kind.x-k8s.io/");
    }

    private static List<Mount> mounts(JsonNode node, JsonPointer field) {
        List<Mount> mounts = new ArrayList<>();
        JsonNode list = node.path("extraMounts");
        for (int i = 0; i < list.size(); i++) {
            JsonNode mount = list.get(i);
            mounts.add(new Mount(
                    withoutSlash(mount.path("hostPath").asString("")),
                    withoutSlash(mount.path("containerPath").asString("")),
                    mount.path("readOnly").asBoolean(false),
                    field.append(JsonPointer.compile("/extraMounts/" + i))));
        }
        return mounts;
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    YamlDocument document() {
        return document;
    }

    String image() {
        return image;
    }

    /** The first is where {@code kubeadm init} runs. */
    List<Node> controlPlanes() {
        return controlPlanes;
    }

    Place place(JsonPointer field) {
        return Place.of(document, field);
    }

    /** Merge patches of the cluster, its JSON patches, then both of the node, as kind applies them. */
    List<KindPatch> patches() {
        List<KindPatch> patches = new ArrayList<>();
        collect(JsonPointer.empty(), patches);
        if (!first.matches()) {
            collect(first, patches);
        }
        return patches;
    }

    private void collect(JsonPointer owner, List<KindPatch> patches) {
        JsonPointer merges = owner.appendProperty("kubeadmConfigPatches");
        for (int i = 0; i < document.view().at(merges).size(); i++) {
            for (EmbeddedText text : EmbeddedText.in(document, merges.appendIndex(i))) {
                patches.add(KindPatch.merge(text));
            }
        }
        JsonPointer jsonPatches = owner.appendProperty("kubeadmConfigPatchesJSON6902");
        for (int i = 0; i < document.view().at(jsonPatches).size(); i++) {
            JsonPointer field = jsonPatches.appendIndex(i);
            for (EmbeddedText text : EmbeddedText.in(document, field.appendProperty("patch"))) {
                patches.add(KindPatch.json(document.view().at(field), text));
            }
        }
    }
}
