package dev.azwifn.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A management cluster as {@code kubectl} sees it: objects that schemas and webhooks guard and fill in, and controllers as far as they matter
 * here: finalizers on identities, machines made of templates.
 */
final class LiveCluster {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** What the server refuses, in its place. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private final CrdSchemas schemas;
    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    /** The template that each machine is made of, by the machine's name. */
    private final Map<String, String> machines = new LinkedHashMap<>();

    private final List<JsonNode> manifest;

    private final Set<String> danglingFromTheStart;
    private int revision = 1000;
    private int replaced;

    LiveCluster(CrdSchemas schemas, List<JsonNode> manifest) {
        this.schemas = schemas;
        this.manifest = manifest;
        for (JsonNode object : manifest) {
            if (object.isObject()) {
                store((ObjectNode) object.deepCopy(), object);
            }
        }
        secretsOfIdentities();
        danglingFromTheStart = new TreeSet<>(References.dangling(objects.values()));
        reconcile();
        replaced = 0;
    }

    /** The Secrets of service principals, which the templates leave to the user. */
    private void secretsOfIdentities() {
        for (ObjectNode object : List.copyOf(objects.values())) {
            JsonNode secret = object.at("/spec/clientSecret");
            if (secret.has("name")) {
                ObjectNode made = JsonNodeFactory.instance
                        .objectNode()
                        .put("apiVersion", "v1")
                        .put("kind", "Secret");
                made.putObject("metadata")
                        .put("name", secret.path("name").asString())
                        .put("namespace", secret.path("namespace").asString(namespace(object)));
                store(made, made.deepCopy());
            }
        }
    }

    private static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asString("default");
    }

    private static String key(String kind, String namespace, String name) {
        return kind.toLowerCase(Locale.ROOT) + "/" + namespace + "/" + name;
    }

    private static String key(JsonNode object) {
        return key(
                object.path("kind").asString(),
                namespace(object),
                object.at("/metadata/name").asString());
    }

    private void store(ObjectNode object, JsonNode manifest) {
        dropNulls(object);
        schemas.fillIn(object);
        WebhookRules.fillIn(object);
        ObjectNode metadata = (ObjectNode) object.path("metadata");
        metadata.withObject("annotations").put(LAST_APPLIED, manifest.toString());
        metadata.put("uid", "00000000-0000-4000-8000-" + String.format("%012d", objects.size()));
        metadata.put("resourceVersion", String.valueOf(++revision));
        metadata.put("creationTimestamp", "2024-03-05T09:12:44Z");
        metadata.put("generation", 1);
        metadata.putArray("managedFields").addObject().put("manager", "kubectl-client-side-apply");
        object.putObject("status").put("ready", true);
        objects.put(key(object), object);
    }

    /** As the server does. */
    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(LiveCluster::dropNulls);
    }

    /** {@code kubectl apply}. */
    void apply(JsonNode manifest) {
        if (manifest.has("status")) {
            throw new Refused(key(manifest) + ": status is not applied");
        }
        for (String field : List.of("uid", "resourceVersion", "managedFields", "ownerReferences", "finalizers")) {
            if (manifest.path("metadata").has(field)) {
                throw new Refused(key(manifest) + ": metadata." + field + " of another object or time");
            }
        }
        ObjectNode before = objects.get(key(manifest));
        if (before == null) {
            admit(manifest, WebhookRules.onCreate(manifest));
            store((ObjectNode) manifest.deepCopy(), manifest);
            return;
        }
        ObjectNode after = before.deepCopy();
        JsonNode last = JSON.readTree(
                before.at("/metadata/annotations").path(LAST_APPLIED).asString());
        merge(after, last, manifest);
        if (!after.equals(before)) {
            admit(after, WebhookRules.onUpdate(before, after));
        }
        ((ObjectNode) after.path("metadata")).withObject("annotations").put(LAST_APPLIED, manifest.toString());
        ((ObjectNode) after.path("metadata")).put("resourceVersion", String.valueOf(++revision));
        objects.put(key(after), after);
    }

    private void admit(JsonNode object, List<String> webhooks) {
        List<String> problems = new ArrayList<>(schemaProblems(object));
        if (!problems.isEmpty()) {
            // Some manifests are not finished, and get the rest from a class.
            manifest.forEach(each -> problems.removeAll(schemaProblems(each)));
        }
        problems.addAll(webhooks);
        if (!problems.isEmpty()) {
            throw new Refused(key(object) + ": " + problems);
        }
    }

    private List<String> schemaProblems(JsonNode object) {
        if (!object.isObject()) {
            return List.of();
        }
        ObjectNode written = object.deepCopy().asObject();
        written.remove("status");
        return schemas.of(object)
                .map(schema -> CrdSchemas.violations(schema, written))
                .orElse(List.of());
    }

    /** Three-way, as kubectl does it for custom resources: lists as a whole; what was applied before and is no more goes. */
    private static void merge(ObjectNode live, JsonNode last, JsonNode wanted) {
        last.propertyNames().stream().filter(name -> !wanted.has(name)).forEach(live::remove);
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            JsonNode current = live.path(field.getKey());
            if (current.isObject() && field.getValue().isObject()) {
                merge((ObjectNode) current, last.path(field.getKey()), field.getValue());
            } else if (field.getValue().isNull()) {
                live.remove(field.getKey());
            } else {
                live.set(field.getKey(), field.getValue().deepCopy());
            }
        }
    }

    /** The references that lead nowhere since the cluster was made. */
    Set<String> dangling() {
        Set<String> dangling = new LinkedHashSet<>(References.dangling(objects.values()));
        dangling.removeAll(danglingFromTheStart);
        return dangling;
    }

    /** Lets the controllers work: finalizers are put on identities, and machines of another template are replaced. */
    void reconcile() {
        for (ObjectNode object : List.copyOf(objects.values())) {
            JsonNode identity = object.at("/spec/identityRef");
            ObjectNode used = objects.get(key(
                    "AzureClusterIdentity",
                    identity.path("namespace").asString(namespace(object)),
                    identity.path("name").asString("")));
            if (used != null) {
                ArrayNode finalizers = ((ObjectNode) used.path("metadata")).withArray("finalizers");
                if (finalizers.isEmpty()) {
                    finalizers.add("azurecluster.infrastructure.cluster.x-k8s.io/"
                            + key(object).hashCode());
                }
            }
            String template = References.machineTemplate(object);
            for (int i = 0;
                    !template.isEmpty() && i < object.at("/spec/replicas").asInt(1);
                    i++) {
                String before = machines.put(key(object) + "-" + i, namespace(object) + "/" + template);
                replaced += before != null && !before.equals(namespace(object) + "/" + template) ? 1 : 0;
            }
        }
    }

    /** Kind, namespace and name of all objects. */
    List<String> names() {
        return List.copyOf(objects.keySet());
    }

    /** How many machines were replaced so far. */
    int replaced() {
        return replaced;
    }

    /** {@code kubectl patch} that takes the finalizers away. */
    void removeFinalizers(String kind, String namespace, String name) {
        ((ObjectNode) existing(kind, namespace, name).path("metadata")).remove("finalizers");
    }

    /** {@code kubectl delete}. */
    void delete(String kind, String namespace, String name) {
        ObjectNode object = existing(kind, namespace, name);
        if (object.path("metadata").has("finalizers")) {
            throw new Refused(key(object) + " hangs: a finalizer is on it");
        }
        if (kind.equals("azuremachinetemplate") && machines.containsValue(namespace + "/" + name)) {
            throw new Refused(key(object) + " has machines");
        }
        objects.remove(key(object));
        if (!dangling().isEmpty()) {
            throw new Refused(key(object) + " is still referred to: " + dangling());
        }
    }

    private ObjectNode existing(String kind, String namespace, String name) {
        ObjectNode object = objects.get(key(kind, namespace, name));
        if (object == null) {
            throw new Refused("not found: " + key(kind, namespace, name));
        }
        return object;
    }

    /** {@code kubectl get -o json} of everything, and of the machines' own objects. */
    String get() {
        ObjectNode list =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = list.putArray("items");
        objects.values().forEach(object -> items.add(object.deepCopy()));
        machines.forEach((name, template) -> {
            ObjectNode machine = items.addObject()
                    .put("apiVersion", "infrastructure.cluster.x-k8s.io/v1beta1")
                    .put("kind", "AzureMachine");
            ObjectNode metadata = machine.putObject("metadata");
            metadata.put("name", name.substring(name.lastIndexOf('/') + 1)).put("uid", "of-" + name);
            metadata.putArray("ownerReferences")
                    .addObject()
                    .put("kind", "Machine")
                    .put("name", name)
                    .put("controller", true);
            machine.putObject("spec").put("vmSize", "Standard_B2s");
        });
        return list.toString();
    }
}
