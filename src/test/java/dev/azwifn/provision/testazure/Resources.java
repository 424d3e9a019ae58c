package dev.azwifn.provision.testazure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What Resource Manager holds: every resource by its ID, which is not case-sensitive. */
final class Resources {
    private final Map<String, ObjectNode> resources = new TreeMap<>();
    private final Map<String, Integer> made = new HashMap<>();

    synchronized Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(resources.get(key(id)));
    }

    synchronized void put(String id, ObjectNode resource) {
        resources.put(key(id), resource);
    }

    /** A resource and all below it. */
    synchronized void delete(String id) {
        resources.keySet().removeIf(key -> key.equals(key(id)) || key.startsWith(key(id) + "/"));
    }

    /** The resources of one type at or below a scope, by their IDs. */
    synchronized List<ObjectNode> below(String scope, String type) {
        List<ObjectNode> found = new ArrayList<>();
        resources.forEach((key, resource) -> {
            if (key.startsWith(key(scope) + "/") && Json.text(resource, "type").equalsIgnoreCase(type)) {
                found.add(resource);
            }
        });
        return found;
    }

    synchronized List<ObjectNode> all() {
        return new ArrayList<>(resources.values());
    }

    /** An ID for something about a resource: another one when the resource is made again. */
    synchronized UUID newObject(String id, String what) {
        int number = made.merge(key(id) + what, 1, Integer::sum);
        return UUID.nameUUIDFromBytes((key(id) + what + number).getBytes(StandardCharsets.UTF_8));
    }

    synchronized void clear() {
        resources.clear();
        made.clear();
    }

    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
