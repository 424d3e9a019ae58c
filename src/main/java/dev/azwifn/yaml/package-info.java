/**
 * Lossless YAML: a stream of documents over the original bytes, a JSON view of each document, and JSON Patch (RFC 6902)
 * applied to the text. What no operation names stays byte for byte.
 *
 * <pre>{@code
 * YamlStream stream = YamlStream.parse(bytes, "cluster.yaml");
 * List<YamlDocument> documents = new ArrayList<>(stream.documents());
 * JsonPointer type = JsonPointer.compile("/spec/type");
 * documents.set(0, documents.get(0).apply(List.of(Operation.replace(type, Operation.text("WorkloadIdentity")))));
 * stream.write(documents, out);
 * }</pre>
 *
 * This package knows YAML and JSON Patch and nothing of Kubernetes.
 */
@NullMarked
package dev.azwifn.yaml;

import org.jspecify.annotations.NullMarked;
