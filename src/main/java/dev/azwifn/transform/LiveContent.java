package dev.azwifn.transform;

import dev.azwifn.capz.LiveObject;
import dev.azwifn.krm.Resource;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What is in an object of a server, and what of that somebody wrote.
 *
 * @param written as it was applied last; a missing node if that is not known, or was in another version of the API
 */
record LiveContent(JsonNode spec, JsonNode written) {
    static LiveContent of(Resource resource, JsonNode spec) {
        JsonNode applied = LiveObject.lastApplied(resource);
        boolean isSameVersion = applied.path("apiVersion").asString("").equals(resource.apiVersion());
        return new LiveContent(spec, isSameVersion ? applied.path("spec") : MissingNode.getInstance());
    }

    /** Whether it is the same but for what nobody wrote: CAPZ makes a key of its own for each template that has none. */
    boolean isAsGoodAs(LiveContent other) {
        if (written.isMissingNode() || other.written.isMissingNode()) {
            return JsonEquality.same(spec, other.spec);
        }
        return same(spec, written, other.spec, other.written);
    }

    private static boolean same(JsonNode a, JsonNode writtenA, JsonNode b, JsonNode writtenB) {
        if (a.isObject() && b.isObject()) {
            Set<String> names = new HashSet<>(a.propertyNames());
            names.addAll(b.propertyNames());
            return names.stream()
                    .allMatch(name ->
                            (a.has(name) && b.has(name) && isLeft(writtenA.path(name)) && isLeft(writtenB.path(name)))
                                    || same(a.path(name), writtenA.path(name), b.path(name), writtenB.path(name)));
        }
        if (a.isArray() && b.isArray() && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                if (!same(a.path(i), writtenA.path(i), b.path(i), writtenB.path(i))) {
                    return false;
                }
            }
            return true;
        }
        return JsonEquality.same(a, b);
    }

    /** Whether it is left to the server. */
    private static boolean isLeft(JsonNode written) {
        return written.isMissingNode()
                || written.isNull()
                || written.asString("-").isEmpty();
    }
}
