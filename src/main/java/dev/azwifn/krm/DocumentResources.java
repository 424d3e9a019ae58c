package dev.azwifn.krm;

import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds the resources of a document: the document itself, or the items of a {@code List} in it. */
public final class DocumentResources {
    private static final JsonPointer ITEMS = JsonPointer.compile("/items");

    private DocumentResources() {}

    /** Whether documents of this kind may hold resources of other kinds: {@code List}, {@code AzureMachineList}, … */
    public static boolean mayBeIn(String kind) {
        return kind.endsWith("List");
    }

    /** Empty for a document that is no resource, such as one of comments only. */
    public static List<Resource> of(YamlDocument document) {
        List<Resource> resources = new ArrayList<>();
        JsonNode view = document.view();
        JsonNode items = view.path("items");
        if (mayBeIn(view.path("kind").asString("")) && items.isArray()) {
            for (int i = 0; i < items.size(); i++) {
                add(document, ITEMS.appendIndex(i), items.path(i), resources);
            }
        } else {
            add(document, JsonPointer.empty(), view, resources);
        }
        return resources;
    }

    private static void add(YamlDocument document, JsonPointer base, JsonNode view, List<Resource> resources) {
        if (view.path("kind").isString()) {
            resources.add(Resource.at(new Resource.Origin(document, base)));
        }
    }
}
