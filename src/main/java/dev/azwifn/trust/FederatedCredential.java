package dev.azwifn.trust;

/**
 * A federated identity credential: its managed identity trusts tokens that have exactly this issuer, subject and audience.
 *
 * @param name 3 to 120 letters, digits, '-' or '_'; Azure cannot change it later
 * @param subject {@code system:serviceaccount:<namespace>:<name>}
 */
public record FederatedCredential(String name, String issuer, String subject, String audience) {
    /** What CAPZ and ASO put in their tokens, in every cloud. */
    public static final String AUDIENCE = "api://AzureADTokenExchange";

    /** How many one managed identity may have. */
    public static final int LIMIT = 20;
}
