package dev.azwifn.corpus;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What objects refer to, found by the shape of references alone, and not by azwi-fn's table of them. */
final class References {
    private static final String AZURE_JSON = "-azure-json";

    private References() {}

    /** References to objects that are not there, each with the referrer. */
    static Set<String> dangling(Collection<? extends JsonNode> objects) {
        Set<String> present = new HashSet<>();
        for (JsonNode object : objects) {
            present.add(object.path("kind").asString() + "/"
                    + object.at("/metadata/name").asString());
        }
        Set<String> dangling = new TreeSet<>();
        for (JsonNode object : objects) {
            String referrer = object.path("kind").asString() + "/"
                    + object.at("/metadata/name").asString();
            collect(object.path("spec"), present, referrer, dangling);
        }
        return dangling;
    }

    private static void collect(JsonNode node, Set<String> present, String referrer, Set<String> dangling) {
        if (node.isObject()
                && node.has("kind")
                && node.has("name")
                && (node.has("apiVersion") || node.has("apiGroup"))) {
            String target =
                    node.path("kind").asString() + "/" + node.path("name").asString();
            if (!present.contains(target)) {
                dangling.add(referrer + " -> " + target);
            }
        }
        String text = node.asString("");
        if (text.endsWith(AZURE_JSON) && text.indexOf(' ') < 0) {
            String maker = text.substring(0, text.length() - AZURE_JSON.length());
            if (!present.contains("AzureMachineTemplate/" + maker) && !present.contains("AzureMachinePool/" + maker)) {
                dangling.add(referrer + " -> Secret/" + text);
            }
        }
        node.forEach(child -> collect(child, present, referrer, dangling));
    }

    /** The template of the machines that an object keeps alive; empty if it keeps none. */
    static String machineTemplate(JsonNode object) {
        for (String place : new String[] {
            "/spec/machineTemplate/spec/infrastructureRef",
            "/spec/machineTemplate/infrastructureRef",
            "/spec/template/spec/infrastructureRef"
        }) {
            JsonNode reference = object.at(place);
            if (reference.path("kind").asString("").equals("AzureMachineTemplate")) {
                return reference.path("name").asString();
            }
        }
        return "";
    }
}
