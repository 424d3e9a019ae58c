package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.ShellWord;
import dev.azwifn.oidc.KeyPair;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Secret {@code <cluster>-sa}, from which Cluster API takes a cluster's service account key pair; without it, it makes another
 * pair. {@code tls.crt} is the public key, although its name says certificate, and {@code tls.key} the private one. Cluster API
 * becomes the owner of one of this type.
 */
public final class KeySecret {
    public static final String PUBLIC_KEY = "tls.crt";
    public static final String PRIVATE_KEY = "tls.key";
    public static final String TYPE = "cluster.x-k8s.io/secret";

    /** What names the cluster on all that belongs to one; controllers see no Secret without it in their cache. */
    public static final String LABEL = "cluster.x-k8s.io/cluster-name";

    /** Where {@code clusterctl generate} puts clusters. */
    public static final String DEFAULT_NAMESPACE = "default";

    /** In messages about templates: the name of each cluster that is made from one. */
    public static final String ANY_CLUSTER = "<cluster>";

    private static final String SUFFIX = "-sa";

    private KeySecret() {}

    public static String name(String cluster) {
        return cluster + SUFFIX;
    }

    /** Whether resources of this kind are Secrets, or make one of their name: an ExternalSecret, a SealedSecret. */
    public static boolean isKind(String kind) {
        return kind.endsWith("Secret");
    }

    /** Those among the resources whose name says that they are one. */
    public static List<Resource> in(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> isKind(resource.kind()) && resource.name().endsWith(SUFFIX))
                .toList();
    }

    /**
     * Whether a key pair is in it, or comes from elsewhere: Cluster API asks for the name alone, but fails without both halves.
     * A legacy token of a service account may have the name too.
     */
    public static boolean mayHoldPair(Resource secret) {
        return !secret.kind().equals("Secret") || (has(secret, PUBLIC_KEY) && has(secret, PRIVATE_KEY));
    }

    private static boolean has(Resource secret, String key) {
        return secret.view().path("data").has(key)
                || secret.view().path("stringData").has(key);
    }

    /**
     * How to make the one of a cluster, for messages.
     *
     * @param namespace the cluster's; null if it is not said
     */
    public static String remedy(String cluster, @Nullable String namespace) {
        String where = namespace == null || namespace.equals(DEFAULT_NAMESPACE)
                ? ""
                : " --namespace " + ShellWord.of(namespace);
        boolean any = cluster.equals(ANY_CLUSTER);
        String file = any ? name(cluster) + ".yaml" : ShellWord.of(name(cluster) + ".yaml");
        return "azwi-fn secret --cluster " + (any ? cluster : ShellWord.of(cluster)) + where + " --out " + file
                + ", then kubectl create -f " + file;
    }

    /**
     * The manifest.
     *
     * @param namespace where the Cluster is
     */
    public static JsonNode manifest(String cluster, String namespace, KeyPair keys) {
        ObjectNode secret =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Secret");
        secret.putObject("metadata")
                .put("name", name(cluster))
                .put("namespace", namespace)
                .putObject("labels")
                .put(LABEL, cluster);
        secret.put("type", TYPE);
        secret.putObject("data")
                .put(PUBLIC_KEY, base64(keys.publicKeys().pem()))
                .put(PRIVATE_KEY, base64(keys.signingKey().pem()));
        return secret;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
