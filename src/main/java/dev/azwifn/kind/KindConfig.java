package dev.azwifn.kind;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.yaml.BlockYaml;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the file for {@code kind create cluster --config}. */
public final class KindConfig {
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+"); // kind's own rule
    private static final Pattern NODE_IMAGE = Pattern.compile("[!-~]+");

    private KindConfig() {}

    /**
     * What a kind cluster is made of.
     *
     * @param nodeImage of every node; kind's default if null
     * @param issuers the first signs, all are accepted; several need Kubernetes 1.36 and kind 0.32
     * @param publicKeyFile absolute, see {@link HostFile}; may hold several keys
     * @param privateKeyFile absolute
     * @param kubeadmPatches the user's own, see {@link KubeadmPatch}
     */
    public record Input(
            String name,
            int controlPlaneNodes,
            int workerNodes,
            @Nullable String nodeImage,
            List<Issuer> issuers,
            Path publicKeyFile,
            Path privateKeyFile,
            List<JsonNode> kubeadmPatches) {

        /** Checks what kind does not: throws a {@link KindException} if kind would refuse it, or take it and do something else */
        public Input {
            if (!NAME.matcher(name).matches()) {
                throw new KindException(
                        "'" + name + "' is not a kind cluster's name; it has lower-case letters, digits, '.' or '-'");
            }
            if (controlPlaneNodes < 1 || workerNodes < 0) {
                throw new KindException(
                        "a kind cluster has at least one control-plane node, and no fewer than 0 workers");
            }
            if (nodeImage != null && !NODE_IMAGE.matcher(nodeImage).matches()) {
                throw new KindException(
                        "'" + nodeImage + "' is not an image's name; it looks like kindest/node:v1.36.1");
            }
            issuers = List.copyOf(new LinkedHashSet<>(issuers));
            if (issuers.isEmpty()) {
                throw new KindException(
                        "a kind cluster needs an issuer; give spec.issuer.url, or the storage account and container");
            }
            if (issuers.size() > 1 && nodeImage != null && !NodeImage.maySpeakV1beta4(nodeImage)) {
                throw new KindException("several issuers need Kubernetes 1.36 (kubeadm v1beta4), and the node image is "
                        + nodeImage + "; choose a newer image, or one issuer");
            }
            requireMountable(publicKeyFile);
            requireMountable(privateKeyFile);
            kubeadmPatches = List.copyOf(kubeadmPatches);
            kubeadmPatches.forEach(KubeadmPatch::check);
        }
    }

    /** Block YAML; the same input gives the same bytes. */
    public static String yaml(Input input) {
        ObjectNode cluster = JsonNodeFactory.instance.objectNode();
        cluster.put("kind", "Cluster")
                .put("apiVersion", "kind.x-k8s.io/v1alpha4")
                .put("name", input.name());
        ArrayNode nodes = cluster.putArray("nodes");
        for (int i = 0; i < input.controlPlaneNodes(); i++) {
            ObjectNode node = addNode(nodes, "control-plane", input.nodeImage());
            if (i == 0) {
                configureFirst(node, input);
            }
        }
        for (int i = 0; i < input.workerNodes(); i++) {
            addNode(nodes, "worker", input.nodeImage());
        }
        if (!input.kubeadmPatches().isEmpty()) {
            // kind applies the cluster's patches before the node's: the identity has the last word.
            ArrayNode patches = cluster.putArray("kubeadmConfigPatches");
            input.kubeadmPatches().forEach(patch -> patches.add(BlockYaml.of(patch)));
        }
        return BlockYaml.of(cluster);
    }

    private static ObjectNode addNode(ArrayNode nodes, String role, @Nullable String image) {
        ObjectNode node = nodes.addObject().put("role", role);
        if (image != null) {
            node.put("image", image);
        }
        return node;
    }

    /** kubeadm init runs on the first node; kind copies the keys from there to the other control planes, which mounts would break. */
    private static void configureFirst(ObjectNode node, Input input) {
        ArrayNode mounts = node.putArray("extraMounts");
        mounts.addObject()
                .put("hostPath", input.publicKeyFile().toString())
                .put("containerPath", IdentityArguments.PUBLIC_KEY);
        mounts.addObject()
                .put("hostPath", input.privateKeyFile().toString())
                .put("containerPath", IdentityArguments.PRIVATE_KEY);
        node.putArray("kubeadmConfigPatches")
                .add(BlockYaml.of(
                        IdentityArguments.mergePatch(input.issuers().get(0).url())));
        List<Issuer> further = input.issuers().subList(1, input.issuers().size());
        if (!further.isEmpty()) {
            node.putArray("kubeadmConfigPatchesJSON6902")
                    .addObject()
                    .put("kind", "ClusterConfiguration")
                    .put("patch", BlockYaml.of(IdentityArguments.furtherIssuers(further)));
        }
    }

    private static void requireMountable(Path file) {
        Path root = file.getRoot();
        if (root == null || !file.isAbsolute()) {
            throw new KindException(file + ": is not an absolute path, which a mount needs");
        }
        // docker and podman are given host:container; they know the colon of a Windows drive.
        if (file.toString().indexOf(':', root.toString().length()) >= 0) {
            throw new KindException(
                    file + ": has a colon in its path, where docker and podman cut it; move it elsewhere");
        }
    }
}
