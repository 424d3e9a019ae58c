package dev.azwifn.oidc;

/**
 * A signing key and the keys that verify.
 *
 * @param publicKeys the signing key's public half is among them
 */
public record KeyPair(SigningKey signingKey, PublicKeys publicKeys) {}
