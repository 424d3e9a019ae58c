package dev.azwifn.kind;

import dev.azwifn.oidc.Issuer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The four arguments that make a cluster sign with given keys for a given issuer, as kubeadm is told them. */
final class IdentityArguments {
    /** Where kubeadm itself would put the keys: it finds these there, and makes none. */
    static final String PUBLIC_KEY = "/etc/kubernetes/pki/sa.pub";

    static final String PRIVATE_KEY = "/etc/kubernetes/pki/sa.key";

    private static final String ISSUER = "service-account-issuer";
    private static final String KEY_FILE = "service-account-key-file";
    private static final String SIGNING_KEY_FILE = "service-account-signing-key-file";
    private static final String PRIVATE_KEY_FILE = "service-account-private-key-file";

    /** By component, a field of kubeadm's ClusterConfiguration. */
    static final Map<String, Set<String>> NAMES = Map.of(
            "apiServer", Set.of(ISSUER, KEY_FILE, SIGNING_KEY_FILE),
            "controllerManager", Set.of(PRIVATE_KEY_FILE));

    private IdentityArguments() {}

    /**
     * One form for all versions of kubeadm: with an apiVersion, kind would ignore it on every other version; as a list, it would
     * break v1beta3; the map is what kind turns into v1beta4's list by itself.
     */
    static ObjectNode mergePatch(String issuer) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode().put("kind", "ClusterConfiguration");
        patch.putObject("apiServer")
                .putObject("extraArgs")
                .put(ISSUER, issuer)
                .put(KEY_FILE, PUBLIC_KEY)
                .put(SIGNING_KEY_FILE, PRIVATE_KEY);
        patch.putObject("controllerManager").putObject("extraArgs").put(PRIVATE_KEY_FILE, PRIVATE_KEY);
        return patch;
    }

    /**
     * JSON Patch operations for v1beta4, whose list may name an argument twice; a merge patch would keep the last only. On v1beta3
     * kubeadm stops at them, which is better than to go on without the issuer.
     */
    static ArrayNode furtherIssuers(List<Issuer> issuers) {
        ArrayNode operations = JsonNodeFactory.instance.arrayNode();
        for (Issuer issuer : issuers) {
            operations
                    .addObject()
                    .put("op", "add")
                    .put("path", "/apiServer/extraArgs/-")
                    .putObject("value")
                    .put("name", ISSUER)
                    .put("value", issuer.url());
        }
        return operations;
    }
}
