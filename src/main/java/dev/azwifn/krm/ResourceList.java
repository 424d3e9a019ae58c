package dev.azwifn.krm;

import dev.azwifn.yaml.CutDocument;
import dev.azwifn.yaml.Location;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The protocol's envelope around resources and function config, of any version. It is edited like any other document, so that
 * items stay as they are written.
 */
public final class ResourceList {
    public static final JsonPointer FUNCTION_CONFIG = JsonPointer.compile("/functionConfig");
    private static final JsonPointer ITEMS = JsonPointer.compile("/items");
    private static final JsonPointer FIRST = JsonPointer.compile("/0");
    private static final JsonPointer RESULTS = JsonPointer.compile("/results");
    private static final String KIND = "ResourceList";
    private static final int WORTH_A_SECOND_THREAD = 200;

    private final YamlDocument document;
    private final @Nullable CutDocument cut;

    private ResourceList(YamlDocument document, @Nullable CutDocument cut) {
        this.document = document;
        this.cut = cut;
    }

    /**
     * The list that a stream is, if it is one: the only document, and of kind ResourceList or without a kind.
     *
     * @throws YamlException if a ResourceList is not the only document, or its items are no list
     */
    public static Optional<ResourceList> in(List<YamlDocument> documents) {
        if (documents.size() > 1) {
            YamlDocument list = firstList(documents);
            if (list != null) {
                throw problem(
                        list,
                        JsonPointer.empty(),
                        "a ResourceList beside other documents; a function reads exactly one ResourceList");
            }
        }
        if (documents.size() != 1 || !mayBeOne(documents.get(0))) {
            return Optional.empty();
        }
        ResourceList list = new ResourceList(documents.get(0), documents.get(0).cutAt("items"));
        return isOne(list.envelope().view()) ? Optional.of(list.checked()) : Optional.empty();
    }

    private static @Nullable YamlDocument firstList(List<YamlDocument> documents) {
        if (documents.size() >= WORTH_A_SECOND_THREAD) {
            documents.parallelStream().forEach(document -> document.peek("kind"));
        }
        for (YamlDocument document : documents) {
            if (KIND.equals(document.peek("kind"))) {
                return document;
            }
        }
        return null;
    }

    private static boolean mayBeOne(YamlDocument document) {
        String kind = document.peek("kind");
        return kind == null || kind.equals(KIND);
    }

    private static boolean isOne(JsonNode view) {
        if (view.has("kind")) {
            return view.path("kind").asString("").equals(KIND);
        }
        boolean ours =
                !view.has("apiVersion") || view.path("apiVersion").asString("").startsWith("config.kubernetes.io/");
        return ours && (view.has("functionConfig") || view.path("items").isArray());
    }

    private ResourceList checked() {
        JsonNode items = envelope().view().path("items");
        if (!items.isArray() && !items.isNull() && !items.isMissingNode()) {
            throw problem(document, ITEMS, "the items of a ResourceList must be a list");
        }
        return this;
    }

    /** The document that holds it. */
    public YamlDocument document() {
        return document;
    }

    /** The document without most of its items where that is possible: to read the other fields. It does not know where they stand. */
    public YamlDocument envelope() {
        return cut == null ? document : cut.rest();
    }

    /** The list in pieces, to be transformed each by itself; null if it is not possible. */
    public @Nullable CutDocument cut() {
        return cut;
    }

    /** The same list in one piece. */
    public ResourceList whole() {
        return cut == null ? this : new ResourceList(document, null);
    }

    private static YamlException problem(YamlDocument document, JsonPointer pointer, String problem) {
        Location location = document.locate(pointer);
        return new YamlException(problem, location);
    }

    /**
     * Refuses a list that may have lost its end: to answer it with no items would make the clients delete the package.
     *
     * @throws YamlException if there are neither items nor a function config
     */
    public void requireContent() {
        JsonNode view = envelope().view();
        if (!view.has("items") && !view.has("functionConfig")) {
            throw problem(
                    document,
                    JsonPointer.empty(),
                    "a ResourceList with neither items nor functionConfig; was it cut off?");
        }
    }

    /**
     * The resources that a function may change: not the clients' own files, not configs of this function, nothing local.
     *
     * @throws YamlException if an item says that it belongs outside the client's package: one that believes it would write there
     */
    public List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        JsonNode items = document.view().path("items");
        for (int i = 0; i < items.size(); i++) {
            addItem(document, ITEMS.appendIndex(i), items.get(i), resources);
        }
        return resources;
    }

    /**
     * The same for an item of {@link #cut}.
     *
     * @param item a sequence of one
     */
    public static List<Resource> resources(YamlDocument item) {
        List<Resource> resources = new ArrayList<>(1);
        addItem(item, FIRST, item.view().get(0), resources);
        return resources;
    }

    private static void addItem(YamlDocument document, JsonPointer place, JsonNode view, List<Resource> resources) {
        requirePathInside(document, place, view);
        Resource resource = Resource.at(new Resource.Origin(document, place));
        if (view.path("kind").isString() && !resource.isLocal()) {
            resources.add(resource);
        }
    }

    private static void requirePathInside(YamlDocument document, JsonPointer item, JsonNode view) {
        JsonNode annotations = view.path("metadata").path("annotations");
        for (String name : Resource.PATHS) {
            String path = annotations.path(name).asString("");
            if (path.startsWith("/") || List.of(path.split("/", -1)).contains("..")) {
                throw problem(
                        document,
                        item.appendProperty("metadata")
                                .appendProperty("annotations")
                                .appendProperty(name),
                        "the annotation " + name + " names a file outside the package: " + path
                                + "; write its path below the package's folder");
            }
        }
    }

    /** Adds results behind those that came in, the most important first. */
    public List<Operation> report(List<Result> results) {
        if (results.isEmpty()) {
            return List.of();
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        // All in one operation: one for each result would have the text parsed again as often.
        envelope().view().path("results").forEach(all::add);
        List<Result> sorted = mostImportantFirst(results);
        if (sorted.size() >= WORTH_A_SECOND_THREAD) {
            all.addAll(sorted.parallelStream().map(ResourceList::inList).toList());
        } else {
            sorted.forEach(result -> all.add(inList(result)));
        }
        return List.of(Operation.add(RESULTS, all));
    }

    /** Sorted by severity: kpt shows four, on the terminal too. */
    public static List<Result> mostImportantFirst(List<Result> results) {
        List<Result> sorted = new ArrayList<>(results);
        sorted.sort(Comparator.comparing(Result::severity));
        return sorted;
    }

    /** A place in the input of this process, which the client's user never sees, is left out. */
    private static JsonNode inList(Result result) {
        ObjectNode node = result.toJson();
        if (result.file() != null && result.file().line() > 0) {
            node.remove("file");
        }
        return node;
    }

    /** Adds a resource, or brings one of the same identity up to date; nothing if it is there already. */
    public List<Operation> with(JsonNode resource) {
        JsonNode items = document.view().path("items");
        Resource wanted = Resource.of(new Resource.Origin(document, JsonPointer.empty()), resource);
        for (int i = 0; i < items.size(); i++) {
            Resource present = Resource.at(new Resource.Origin(document, ITEMS.appendIndex(i)));
            if (present.ref().equals(wanted.ref())) {
                return Update.of(present, resource);
            }
        }
        return List.of(Operation.add(ITEMS.appendProperty("-"), resource));
    }

    /** Applies operations. {@code items} is there in any case; a list in JSON becomes block YAML: kpt takes JSON on standard output for something else. */
    public YamlDocument edit(List<Operation> changes) {
        List<Operation> operations = new ArrayList<>();
        if (!document.view().path("items").isArray()) {
            operations.add(Operation.add(ITEMS, JsonNodeFactory.instance.arrayNode()));
        }
        operations.addAll(changes);
        YamlDocument edited = operations.isEmpty() ? document : document.apply(operations);
        return isJson(edited.text())
                ? edited.apply(List.of(Operation.replace(JsonPointer.empty(), edited.view())))
                : edited;
    }

    private static boolean isJson(String text) {
        return text.lines()
                .map(line -> (line.startsWith("---") ? line.substring(3) : line).strip())
                .filter(content -> !content.isEmpty() && !content.startsWith("#") && !content.startsWith("%"))
                .findFirst()
                .orElse("")
                .startsWith("{");
    }
}
