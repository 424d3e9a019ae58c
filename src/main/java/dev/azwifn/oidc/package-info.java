/**
 * What makes a cluster's service account tokens verifiable from outside: the signing keys, the two OIDC documents that publish
 * them, and the issuer URL that names them.
 *
 * <pre>{@code
 * KeyPairFiles files = new KeyPairFiles(Path.of("sa.key"), Path.of("sa.pub"));
 * files.ensure(SigningKey.DEFAULT_SIZE);
 * Issuer issuer = Issuer.ofContainer("AzurePublicCloud", "oidcissuer", "oidc");
 * new OidcDocuments(issuer, Jwks.of(files.read().publicKeys())).writeTo(Path.of("out"));
 * }</pre>
 *
 * Every user error is an {@link dev.azwifn.oidc.OidcException}; no message ever holds key material.
 */
@NullMarked
package dev.azwifn.oidc;

import org.jspecify.annotations.NullMarked;
