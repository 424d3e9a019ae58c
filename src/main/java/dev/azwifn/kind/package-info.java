/**
 * The configuration of a kind management cluster that signs service account tokens with given keys for a given issuer.
 *
 * <p>{@link dev.azwifn.kind.KindConfig} makes the file for {@code kind create cluster --config}; {@link
 * dev.azwifn.kind.KindConfigMap} wraps it for places where only Kubernetes objects may be; {@link dev.azwifn.kind.HostFile} finds
 * the key files on this machine. This package knows nothing of Cluster API.
 */
@NullMarked
package dev.azwifn.kind;

import org.jspecify.annotations.NullMarked;
