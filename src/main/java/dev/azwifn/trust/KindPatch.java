package dev.azwifn.trust;

import dev.azwifn.capz.ComponentArguments;
import dev.azwifn.yaml.Operation;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A patch in a kind config.
 *
 * @param kind of the kubeadm object it is for
 * @param apiVersion of that; any if empty
 * @param isMerge else it is a JSON Patch
 */
record KindPatch(String kind, String apiVersion, boolean isMerge, EmbeddedText text) {
    private static final JsonPointer EXTRA_ARGS = JsonPointer.compile("/apiServer/extraArgs");

    static KindPatch merge(EmbeddedText text) {
        JsonNode view = text.view();
        return new KindPatch(
                view.path("kind").asString(""), view.path("apiVersion").asString(""), true, text);
    }

    /** @param target group, version and kind */
    static KindPatch json(JsonNode target, EmbeddedText text) {
        String group = target.path("group").asString("");
        String version = target.path("version").asString("");
        return new KindPatch(
                target.path("kind").asString(""), group.isEmpty() ? version : group + "/" + version, false, text);
    }

    /** Where it sets an argument of the API server to a value; null if it does not. */
    @Nullable
    Spot spot(String name, String value) {
        JsonNode view = text.view();
        if (isMerge) {
            for (ComponentArguments.Argument argument : new ComponentArguments(view.at(EXTRA_ARGS)).all(name)) {
                if (argument.value().equals(value)) {
                    return new Spot(EXTRA_ARGS.append(argument.field()));
                }
            }
            return null;
        }
        for (int i = 0; i < view.size(); i++) {
            JsonPointer field = JsonPointer.empty().appendIndex(i).appendProperty("value");
            JsonNode found = view.at(field);
            boolean isItem = found.path("name").asString("").equals(name);
            boolean isEntry = view.get(i).path("path").asString("").endsWith("/" + name);
            JsonPointer text = isItem ? field.appendProperty("value") : field;
            if ((isItem || isEntry) && view.at(text).asString("").equals(value)) {
                return new Spot(text);
            }
        }
        return null;
    }

    /** Whether it speaks of an argument at all. */
    boolean mentions(String name) {
        return text.inner().text().contains(name);
    }

    /** Whether it is for the object with the API server's arguments. */
    boolean isForConfiguration() {
        return kind.equals(KubeadmConfiguration.KIND);
    }

    /** Why kind takes no notice of its arguments on a version of kubeadm; null if it does. */
    @Nullable
    String whyIgnored(KubeadmVersion version) {
        if (!isForConfiguration()) {
            return (kind.isEmpty() ? "the patch has no kind" : "the patch is for kind " + kind) + ", and has to be for "
                    + KubeadmConfiguration.KIND;
        }
        if (!apiVersion.isEmpty() && !apiVersion.equals(version.apiVersion())) {
            return "the patch is for " + apiVersion + ", while kind writes " + version.apiVersion();
        }
        boolean isVersionedMap = isMerge && !apiVersion.isEmpty() && hasMap();
        return isVersionedMap && version == KubeadmVersion.V1BETA4
                ? "kind drops extraArgs that are a map in a patch with the apiVersion " + apiVersion
                : null;
    }

    /** The patch for all versions, if that is all there is to it. */
    @Nullable
    Edit withoutVersion() {
        return isMerge && hasMap() && !apiVersion.isEmpty()
                ? text.edit(Operation.remove(JsonPointer.compile("/apiVersion")))
                : null;
    }

    private boolean hasMap() {
        return text.view().at(EXTRA_ARGS).isObject();
    }

    /** A place inside the patch. */
    final class Spot {
        private final JsonPointer field;

        private Spot(JsonPointer field) {
            this.field = field;
        }

        Place place() {
            return text.place(field);
        }

        Edit edit(String value) {
            return text.edit(Operation.replace(field, Operation.text(value)));
        }
    }
}
