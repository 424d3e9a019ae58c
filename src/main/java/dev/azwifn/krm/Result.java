package dev.azwifn.krm;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change or finding, in the shape of the function protocol.
 *
 * @param message what was done or found, and what to do about it
 * @param resourceRef the resource concerned
 * @param field the field concerned
 * @param file the place in the input
 * @param tags further facts, such as {@code transformer}
 */
public record Result(
        Severity severity,
        String message,
        @Nullable ResourceRef resourceRef,
        @Nullable Field field,
        @Nullable File file,
        Map<String, String> tags) {

    /**
     * A field of a resource.
     *
     * @param path dotted, as in {@code spec.userAssignedIdentities[0].providerID}
     * @param currentValue the value before; null where there was none
     * @param proposedValue the value after; null where it was removed or nothing is proposed
     */
    public record Field(
            String path,
            @Nullable JsonNode currentValue,
            @Nullable JsonNode proposedValue) {}

    /**
     * A file of the package.
     *
     * @param path the file's path
     * @param index the resource's index in the file, from 0
     * @param line the line of the field or resource in this process's input, from 1; 0 if unknown. Not part of the protocol.
     */
    public record File(String path, int index, int line) {}

    /** The result as the protocol writes it. */
    public ObjectNode toJson() {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("message", message).put("severity", severity.text());
        if (resourceRef != null) {
            ObjectNode ref = node.putObject("resourceRef")
                    .put("apiVersion", resourceRef.apiVersion())
                    .put("kind", resourceRef.kind())
                    .put("name", resourceRef.name());
            if (resourceRef.namespace() != null) {
                ref.put("namespace", resourceRef.namespace());
            }
        }
        if (field != null) {
            ObjectNode object = node.putObject("field").put("path", field.path);
            if (field.currentValue != null) {
                object.set("currentValue", field.currentValue);
            }
            if (field.proposedValue != null) {
                object.set("proposedValue", field.proposedValue);
            }
        }
        if (file != null) {
            node.putObject("file").put("path", file.path).put("index", file.index);
        }
        if (!tags.isEmpty()) {
            tags.forEach(node.putObject("tags")::put);
        }
        return node;
    }
}
