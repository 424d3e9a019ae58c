package dev.azwifn.transform;

import dev.azwifn.capz.ProviderId;
import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The list {@code userAssignedIdentities} of a machine. Its order matters: the cloud provider signs in with the first one,
 * so that an identity of someone else keeps its place and ours goes behind it.
 */
final class UserAssignedIdentities {
    private static final String PROVIDER_ID = "providerID";

    private final JsonNode items;
    private final JsonPointer list;
    private final Edits edits;

    /** @param fields the mapping at {@code parent} that holds the list */
    UserAssignedIdentities(JsonNode fields, JsonPointer parent, Edits edits) {
        this.items = fields.path("userAssignedIdentities");
        this.list = parent.appendProperty("userAssignedIdentities");
        this.edits = edits;
    }

    /** Makes {@code ours} an item of the list, in the place of a placeholder if there is one. */
    void bring(ProviderId ours) {
        if (items.isMissingNode() || items.isNull() || (items.isArray() && items.isEmpty())) {
            JsonNode value = JsonNodeFactory.instance.arrayNode().add(item(ours));
            edits.set(list, value, "identity", "userAssignedIdentities set to " + ours.name());
        } else if (items.isArray()) {
            bringIntoItems(ours);
        } else {
            edits.defect("userAssignedIdentities left alone: it is not a list", list);
        }
    }

    private void bringIntoItems(ProviderId ours) {
        List<Integer> unwanted = placeholders();
        int first = firstOf(unwanted);
        int place = indexOf(ours);
        if (place >= 0) {
            warnIfMisspelled(place, ours);
        } else if (!unwanted.isEmpty()) {
            place = unwanted.remove(0);
            first = Math.min(first, place);
            fill(place, ours);
        } else {
            place = items.size();
            edits.append(
                    list, place, item(ours), "machine identity " + ours.name() + " added behind the one already there");
        }
        // From the end, so that the indexes before stay right.
        for (int i = unwanted.size() - 1; i >= 0; i--) {
            edits.remove(
                    list.appendIndex(unwanted.get(i)),
                    "userAssignedIdentities: item removed, " + whyUnwanted(unwanted.get(i)));
        }
        if (first < place) {
            edits.report(
                    Severity.WARNING,
                    "the cloud provider signs in with the first identity only, which is " + text(first) + ": put "
                            + ours.name() + " first if the cloud provider is to use it",
                    list.appendIndex(first),
                    null);
        }
    }

    /** Says which placeholders stay where they are. */
    void warnOfPlaceholders(String remedy) {
        for (int i = 0; i < items.size(); i++) {
            if (ProviderId.isPlaceholder(text(i))) {
                edits.defect(
                        "this is the placeholder of CAPZ's own CI, an identity that is not yours: " + remedy,
                        list.appendIndex(i).appendProperty(PROVIDER_ID));
            }
        }
    }

    private void fill(int index, ProviderId ours) {
        JsonPointer item = list.appendIndex(index);
        String message = "machine identity set to " + ours.name() + ": " + whyUnwanted(index);
        if (items.path(index).isObject()) {
            edits.set(item.appendProperty(PROVIDER_ID), Operation.text(ours.toString()), null, message);
        } else {
            edits.set(item, item(ours), null, message);
        }
    }

    private void warnIfMisspelled(int index, ProviderId ours) {
        if (!ours.isSpelledExactlyAs(text(index))) {
            edits.report(
                    Severity.WARNING,
                    "providerID names the machine identity in another spelling, while CAPZ compares it to the letter: write "
                            + ours,
                    list.appendIndex(index).appendProperty(PROVIDER_ID),
                    Operation.text(ours.toString()));
        }
    }

    private int indexOf(ProviderId ours) {
        for (int i = 0; i < items.size(); i++) {
            if (ProviderId.parse(text(i)).filter(ours::sameAs).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** The items that stand for an identity still to be given. */
    private List<Integer> placeholders() {
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            boolean named = items.path(i).isString() || !text(i).isBlank();
            if (!named || ProviderId.isPlaceholder(text(i)) || TemplateVariables.isOnlyAVariable(text(i))) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    private String whyUnwanted(int index) {
        if (text(index).isBlank()) {
            return "it had no providerID";
        }
        return ProviderId.isPlaceholder(text(index))
                ? "it was the placeholder of CAPZ's own CI"
                : "it was an unset variable";
    }

    /** The first item that stays; the list's size if none does. */
    private int firstOf(List<Integer> unwanted) {
        int first = 0;
        while (unwanted.contains(first)) {
            first++;
        }
        return first;
    }

    private String text(int index) {
        return items.path(index).path(PROVIDER_ID).asString("");
    }

    private static JsonNode item(ProviderId providerId) {
        return JsonNodeFactory.instance.objectNode().put(PROVIDER_ID, providerId.toString());
    }
}
