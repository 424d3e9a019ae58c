/**
 * The function protocol of kpt and kustomize: a ResourceList on standard input, the same list on standard output.
 *
 * <pre>{@code
 * apiVersion: config.kubernetes.io/v1
 * kind: ResourceList
 * items:                # the resources; the output holds all of them, in order
 * - apiVersion: …
 * functionConfig: …     # what the function is told
 * results:              # what it reports
 * - message: type set to WorkloadIdentity
 *   severity: info
 * }</pre>
 *
 * <p>An empty output with exit code 0 makes the clients delete the package, and neither client fails on an error result when the
 * exit code is 0; so a failed function writes the whole, unchanged list with its results, and exits with 1. Specification:
 * <a href="https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md">KRM
 * functions</a>.
 */
@NullMarked
package dev.azwifn.krm;

import org.jspecify.annotations.NullMarked;
