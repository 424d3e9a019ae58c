package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The patches of a ClusterClass that undo what a template of its control plane says about one argument of the API server.
 *
 * <pre>
 * - op: add                                                   # replaces the whole map, which is then without the argument
 *   path: /spec/template/spec/kubeadmConfigSpec/clusterConfiguration/apiServer/extraArgs
 *   valueFrom: {template: "feature-gates: {{ .gates }}"}
 * </pre>
 */
public final class ClassPatches {
    /**
     * An operation that undoes it.
     *
     * @param field where in the ClusterClass
     * @param path what it edits in the template
     * @param certain false if it depends on a variable
     */
    public record Undoing(JsonPointer field, String path, boolean certain) {
        /** What is wrong with it. */
        public String message(String argument) {
            return "the patch of " + path + (certain ? " takes " : " may take ") + argument
                    + " away again, from all clusters of this class" + (certain ? "" : " for which it is made");
        }

        /** What to do about it. */
        public String remedy(String argument, String value) {
            return "patch single arguments, or give " + argument + " the value " + value + " in this one, too";
        }
    }

    private final ControlPlane template;
    private final String argument;
    private final String value;
    private final List<Undoing> found = new ArrayList<>();

    private ClassPatches(ControlPlane template, String argument, String value) {
        this.template = template;
        this.argument = argument;
        this.value = value;
    }

    /**
     * Looks for them, in the order in which they are applied.
     *
     * @param template one that has the argument with this value
     */
    public static List<Undoing> in(Resource clusterClass, ControlPlane template, String argument, String value) {
        ClassPatches patches = new ClassPatches(template, argument, value);
        JsonPointer list = JsonPointer.compile("/spec/patches");
        JsonNode all = clusterClass.view().at(list);
        for (int i = 0; i < all.size(); i++) {
            boolean conditional = all.path(i).path("enabledIf").isString();
            JsonPointer definitions = list.appendIndex(i).appendProperty("definitions");
            JsonNode each = clusterClass.view().at(definitions);
            for (int j = 0; j < each.size(); j++) {
                if (patches.selectsTemplate(each.path(j).path("selector"))) {
                    patches.read(
                            each.path(j).path("jsonPatches"),
                            definitions.appendIndex(j).appendProperty("jsonPatches"),
                            conditional);
                }
            }
        }
        return patches.found;
    }

    private boolean selectsTemplate(JsonNode selector) {
        String apiVersion = selector.path("apiVersion").asString("");
        return selector.path("kind").asString("").equals(template.resource().kind())
                && apiVersion.startsWith(template.resource().group() + "/")
                && selector.path("matchResources").path("controlPlane").asBoolean(false);
    }

    private void read(JsonNode operations, JsonPointer field, boolean conditional) {
        for (int i = 0; i < operations.size(); i++) {
            JsonNode operation = operations.path(i);
            String path = operation.path("path").asString("");
            JsonPointer place = path.startsWith("/") ? JsonPointer.compile(path) : JsonPointer.empty();
            switch (effect(operation, place)) {
                case NONE -> {}
                case SETS -> {
                    if (!conditional) {
                        found.clear();
                    }
                }
                case UNDOES -> found.add(new Undoing(field.appendIndex(i), path, !conditional));
                case MAY_UNDO -> found.add(new Undoing(field.appendIndex(i), path, false));
            }
        }
    }

    private enum Effect {
        NONE,
        SETS,
        UNDOES,
        MAY_UNDO
    }

    private Effect effect(JsonNode operation, JsonPointer place) {
        String op = operation.path("op").asString("");
        JsonPointer arguments = template.extraArgs();
        JsonPointer inArguments = relative(place, arguments);
        if (inArguments == null) {
            JsonPointer rest = relative(arguments, place);
            return rest == null || place.matches() ? Effect.NONE : effectOfValue(operation, op, rest);
        }
        if (inArguments.matches()) {
            return effectOfValue(operation, op, inArguments);
        }
        return effectInside(operation, op, inArguments);
    }

    /** Of an operation on the arguments as a whole, or on what holds them. */
    private Effect effectOfValue(JsonNode operation, String op, JsonPointer rest) {
        if (op.equals("remove")) {
            return Effect.UNDOES;
        }
        JsonNode from = operation.path("valueFrom");
        if (from.has("template")) {
            return from.path("template").asString("").contains(value) ? Effect.SETS : Effect.UNDOES;
        }
        if (from.has("variable")) {
            return Effect.MAY_UNDO;
        }
        ComponentArguments.Argument first =
                new ComponentArguments(operation.path("value").at(rest)).first(argument);
        return first != null && first.value().equals(value) ? Effect.SETS : Effect.UNDOES;
    }

    /** Of an operation on one of the arguments. */
    private Effect effectInside(JsonNode operation, String op, JsonPointer place) {
        ComponentArguments.Argument first = new ComponentArguments(template.arguments()).first(argument);
        if (template.arguments().isObject()) {
            return place.getMatchingProperty().equals(argument) ? effectOfText(operation, op) : Effect.NONE;
        }
        boolean isItem =
                first != null && place.getMatchingIndex() == first.field().getMatchingIndex();
        if (!isItem || (op.equals("add") && place.tail().matches())) {
            return Effect.NONE; // another item, or a further one before it
        }
        return "value".equals(place.tail().getMatchingProperty()) ? effectOfText(operation, op) : Effect.UNDOES;
    }

    private Effect effectOfText(JsonNode operation, String op) {
        JsonNode from = operation.path("valueFrom");
        if (op.equals("remove")) {
            return Effect.UNDOES;
        }
        if (from.has("variable")) {
            return Effect.MAY_UNDO;
        }
        String text = from.path("template").asString(operation.path("value").asString(""));
        return text.strip().equals(value) ? Effect.SETS : text.contains("{{") ? Effect.MAY_UNDO : Effect.UNDOES;
    }

    /** What is left of a pointer behind another one that it begins with; null if it does not. */
    private static @Nullable JsonPointer relative(JsonPointer pointer, JsonPointer start) {
        JsonPointer rest = pointer;
        for (JsonPointer each = start; !each.matches(); each = each.tail()) {
            if (rest.matches() || !rest.getMatchingProperty().equals(each.getMatchingProperty())) {
                return null;
            }
            rest = rest.tail();
        }
        return rest;
    }
}
