/**
 * Lossless YAML: a stream of documents over the original bytes, a JSON view of each document, and JSON Patch (RFC 6902)
 * applied to the text. What no operation names stays byte for byte.
 *
 * <pre>{@code
 * YamlStream stream = YamlStream.parse(bytes, "cluster.yaml");
 * YamlDocument edited = stream.documents().get(0).apply(List.of(Operation.replace("/spec/type", "WorkloadIdentity")));
 * byte[] out = stream.with(Map.of(0, edited)).bytes();
 * }</pre>
 *
 * This package knows YAML and JSON Patch and nothing of Kubernetes.
 */
@NullMarked
package dev.azwifn.yaml;

import org.jspecify.annotations.NullMarked;
