package dev.azwifn.trust;

import java.util.Locale;

/** A link of the chain of trust, in its order: each one holds on to the one before it. */
public enum Link {
    KEY_PAIR("Key pair", "The private key signs service account tokens; the public key is its other half."),
    JWKS("JWKS", "The published key set holds the public key, under the key ID that tokens name."),
    DISCOVERY("Discovery document", "The document below the issuer says where the key set is."),
    ISSUER("Issuer", "One URL, byte for byte the same wherever it is written."),
    API_SERVER("API server", "kube-apiserver signs with the private key, in the name of the issuer."),
    SERVICE_ACCOUNTS("Service accounts", "CAPZ and ASO run as the service accounts that are to be trusted."),
    CREDENTIALS("Federated credentials", "The managed identity trusts these service accounts of this issuer."),
    IDENTITY("Managed identity", "Client ID and tenant ID name the identity that carries the credentials."),
    CLUSTER_IDENTITY(
            "AzureClusterIdentity", "CAPZ signs in as the managed identity, for clusters in these namespaces."),
    MACHINES("Machines", "The cloud provider signs in with the identity on the machines.");

    private final String title;
    private final String sentence;

    Link(String title, String sentence) {
        this.title = title;
        this.sentence = sentence;
    }

    /** Stable, for programs and links: {@code key-pair}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A few words, as a heading. */
    public String title() {
        return title;
    }

    /** What holds when the link does. */
    public String sentence() {
        return sentence;
    }
}
