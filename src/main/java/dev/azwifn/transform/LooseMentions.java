package dev.azwifn.transform;

import dev.azwifn.capz.ObjectReference;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.transform.Renames.Rename;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Finds names of before in the patches of a ClusterClass and the variables of a Cluster, where nobody can know what they mean. */
final class LooseMentions {
    private static final List<JsonPointer> PLACES =
            List.of(JsonPointer.compile("/spec/patches"), JsonPointer.compile("/spec/topology"));

    /** What stands there selects or names something else; but not in a value. */
    private static final Set<String> OTHER_NAMES = Set.of("name", "names", "class", "selector", "enabledIf", "path");

    private final Set<JsonPointer> known;
    private final Renames renames;
    private final Edits edits;

    private LooseMentions(Set<JsonPointer> known, Renames renames, Edits edits) {
        this.known = known;
        this.renames = renames;
        this.edits = edits;
    }

    /** @param known the places that are taken care of */
    static void report(Resource resource, Set<JsonPointer> known, Renames renames, Edits edits) {
        if (resource.kind().equals("ClusterClass") || resource.kind().equals("Cluster")) {
            LooseMentions mentions = new LooseMentions(known, renames, edits);
            for (JsonPointer place : PLACES) {
                mentions.search(resource.view().at(place), place);
            }
        }
    }

    private void search(JsonNode node, JsonPointer place) {
        if (node.isString() && !known.contains(place)) {
            String text = node.stringValue();
            int suffix = text.indexOf(ObjectReference.AZURE_JSON);
            for (Rename rename : renames.named(suffix < 0 ? text : wordBefore(suffix, text))) {
                edits.report(
                        Severity.WARNING,
                        FieldPath.of(place) + " names " + rename.resource().name() + ": if that is the " + rename.kind()
                                + ", write " + rename.name(),
                        place,
                        null);
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                boolean isOther = OTHER_NAMES.contains(field.getKey()) && !isInValue(place);
                search(isOther ? MissingNode.getInstance() : field.getValue(), place.appendProperty(field.getKey()));
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                search(node.path(i), place.appendIndex(i));
            }
        }
    }

    private static boolean isInValue(JsonPointer place) {
        for (JsonPointer rest = place; !rest.matches(); rest = rest.tail()) {
            if (rest.getMatchingProperty().equals("value")) {
                return true;
            }
        }
        return false;
    }

    private static String wordBefore(int end, String text) {
        int start = end;
        while (start > 0
                && (Character.isLetterOrDigit(text.charAt(start - 1)) || "-.".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        return text.substring(start, end);
    }
}
