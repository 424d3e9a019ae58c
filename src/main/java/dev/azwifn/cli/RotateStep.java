package dev.azwifn.cli;

import java.util.List;
import java.util.Locale;

/** The steps of a rotation that change something. */
enum RotateStep {
    START(
            "Makes a new private key beside the one in use, and begins the rotation. Nobody knows the new key yet.",
            "azwi-fn rotate start -f workload-identity.yaml",
            "azwi-fn rotate start -f workload-identity.yaml --longest-token 1h"),
    PUBLISH(
            "Puts both keys into the public key file and the documents. With --online or --done: notes that both are"
                    + " published, from when on caches learn of the new key.",
            "azwi-fn rotate publish -f workload-identity.yaml --out site",
            "azwi-fn rotate publish -f workload-identity.yaml --online"),
    SWITCH(
            "Leads the API servers to the new key in two parts: first all of them verify with both keys, and then, not"
                    + " before caches know both, they sign with the new one. Each part ends with a proof or --done.",
            "azwi-fn rotate switch -f workload-identity.yaml",
            "kubectl get --raw /openid/v1/jwks | azwi-fn rotate switch -f workload-identity.yaml --api-server -",
            "kubectl create token default --duration 10m | azwi-fn rotate switch -f workload-identity.yaml --token -"),
    FINISH(
            "Forgets the old key, once its last token has run out: in the public key file, in the documents, and at the"
                    + " end on the disk.",
            "azwi-fn rotate finish -f workload-identity.yaml --out site",
            "azwi-fn rotate finish -f workload-identity.yaml --online"),
    ABORT(
            "Goes back to the old key. While the new one has signed nothing, at once; after that by the same way, with"
                    + " the same waits.",
            "azwi-fn rotate abort -f workload-identity.yaml");

    private final String description;
    private final List<String> examples;

    RotateStep(String description, String... examples) {
        this.description = description;
        this.examples = List.of(examples);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    List<String> examples() {
        return examples;
    }
}
