package dev.azwifn.transform;

import dev.azwifn.capz.NamespacedName;
import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Finds out which Secrets a resource names. Any kind may, in fields nobody has listed, so that every string that equals a
 * name counts, unless what stands beside it says that it means something else.
 */
final class SecretMentions {
    private final Resource resource;
    private final Set<String> names;
    private final List<NamespacedName> found = new ArrayList<>();

    private SecretMentions(Resource resource, Set<String> names) {
        this.resource = resource;
        this.names = names;
    }

    /** The Secrets of these names that {@code resource} may mean. */
    static List<NamespacedName> in(Resource resource, Set<String> names) {
        SecretMentions mentions = new SecretMentions(resource, names);
        for (Map.Entry<String, JsonNode> field : resource.view().properties()) {
            if (field.getKey().equals("metadata")) {
                mentions.searchMetadata(field.getValue());
            } else {
                mentions.search(field.getValue(), MissingNode.getInstance());
            }
        }
        return mentions.found;
    }

    /** A resource's own name and labels may equal the name without meaning the Secret. */
    private void searchMetadata(JsonNode metadata) {
        for (Map.Entry<String, JsonNode> field : metadata.properties()) {
            if (!field.getKey().equals("name") && !field.getKey().equals("labels")) {
                search(field.getValue(), metadata);
            }
        }
    }

    /** Searches a value; {@code siblings} is the mapping around it. */
    private void search(JsonNode node, JsonNode siblings) {
        if (node.isString()) {
            if (names.contains(node.stringValue()) && maybeOfSecret(siblings)) {
                found.add(new NamespacedName(node.stringValue(), namespaceIn(siblings)));
            }
            return;
        }
        for (JsonNode child : node) {
            search(child, node.isObject() ? node : siblings);
        }
    }

    private static boolean maybeOfSecret(JsonNode siblings) {
        String kind = siblings.path("kind").asString("");
        return kind.isEmpty() || kind.equals("Secret");
    }

    private @Nullable String namespaceIn(JsonNode siblings) {
        JsonNode namespace = siblings.path("namespace");
        return namespace.isString() ? namespace.stringValue() : resource.namespace();
    }
}
