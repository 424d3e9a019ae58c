package dev.azwifn.transform;

import dev.azwifn.capz.ImmutableKind;
import dev.azwifn.capz.LiveObject;
import dev.azwifn.capz.NamespacedName;
import dev.azwifn.capz.ObjectReference;
import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which objects of the input get a new name, and what refers to them by it. */
final class Renames {
    private static final String SPEC = "spec";

    /** By kind and name; in several namespaces there may be one of each. */
    private final Map<String, List<Resource>> present = new HashMap<>();

    /** Objects of a server whose names have a hash of their content, by kind and name without it. */
    private final Map<String, List<Resource>> hashed = new HashMap<>();

    private final Map<String, List<Rename>> byName = new HashMap<>();
    private final Map<String, List<Rename>> oldNames = new HashMap<>();
    private final Map<Resource.Origin, Rename> byOrigin = new IdentityHashMap<>();
    private final Map<String, List<Resource>> given = new HashMap<>();
    private final Set<Rename> followed = new HashSet<>();
    private final List<Rename> all = new ArrayList<>();

    /** @param superseded whether the input holds an object of the new name with the same content already */
    record Rename(Resource resource, String name, boolean superseded) {
        String kind() {
            return resource.kind();
        }
    }

    Renames(List<Resource> resources) {
        for (Resource resource : resources) {
            present.computeIfAbsent(key(resource.kind(), resource.name()), key -> new ArrayList<>())
                    .add(resource);
            if (ImmutableKind.of(resource).isPresent() && LiveObject.is(resource)) {
                String base = base(resource);
                if (!base.equals(resource.name())) {
                    hashed.computeIfAbsent(key(resource.kind(), base), key -> new ArrayList<>())
                            .add(resource);
                }
            }
        }
    }

    /** Its name without a hash of what is in it, or of what was, before the server filled in its defaults. */
    private static String base(Resource resource) {
        return ContentName.base(
                resource.name(),
                List.of(
                        resource.original().path(SPEC),
                        LiveObject.lastApplied(resource).path(SPEC)));
    }

    private static String key(String kind, String name) {
        return kind + "/" + name;
    }

    /** @param after the resource as it will be but for its name */
    void add(Resource resource, JsonNode after) {
        String base = base(resource);
        Resource successor = successor(resource, base, after);
        String name = successor == null
                ? ContentName.of(base, after.path(SPEC), next -> isFree(resource, next, after))
                : successor.name();
        boolean superseded = named(name, resource, present) != null || named(name, resource, given) != null;
        Rename rename = new Rename(resource, name, superseded);
        all.add(rename);
        byOrigin.put(resource.origin(), rename);
        byName.computeIfAbsent(key(resource.kind(), resource.name()), key -> new ArrayList<>())
                .add(rename);
        given.computeIfAbsent(key(resource.kind(), name), key -> new ArrayList<>())
                .add(resource);
        oldNames.computeIfAbsent(resource.name(), key -> new ArrayList<>()).add(rename);
    }

    /** What was made of it before, with a hash of the content that it had before the server filled in its defaults. */
    private @Nullable Resource successor(Resource resource, String base, JsonNode after) {
        LiveContent content = LiveContent.of(resource, after.path(SPEC));
        for (Resource other : hashed.getOrDefault(key(resource.kind(), base), List.of())) {
            JsonNode spec = other.view().path(SPEC);
            if (!other.name().equals(resource.name())
                    && isInItsNamespace(other, resource)
                    && keepsItsContent(other)
                    && content.isAsGoodAs(LiveContent.of(other, spec))) {
                return other;
            }
        }
        return null;
    }

    private static boolean isInItsNamespace(Resource other, Resource resource) {
        return new NamespacedName("any", other.namespace()).mayBe(new NamespacedName("any", resource.namespace()));
    }

    private boolean isFree(Resource resource, String name, JsonNode after) {
        Resource other = named(name, resource, present);
        return other == null || JsonEquality.same(other.view().path(SPEC), after.path(SPEC)) && keepsItsContent(other);
    }

    /** If not, it may get another name itself. */
    private static boolean keepsItsContent(Resource resource) {
        return JsonEquality.same(resource.view().path(SPEC), resource.original().path(SPEC));
    }

    /** Another object of the same kind, and perhaps of the same namespace; what gets the name has the same content. */
    private static @Nullable Resource named(String name, Resource resource, Map<String, List<Resource>> objects) {
        for (Resource other : objects.getOrDefault(key(resource.kind(), name), List.of())) {
            if (isInItsNamespace(other, resource)) {
                return other;
            }
        }
        return null;
    }

    /** Notes that a reference follows. */
    void follow(Rename rename) {
        followed.add(rename);
    }

    /** Whether a reference in the input follows; if none does, what refers to it may still use the name of before. */
    boolean isFollowed(Rename rename) {
        return followed.contains(rename);
    }

    List<Rename> all() {
        return all;
    }

    @Nullable
    Rename of(Resource resource) {
        return byOrigin.get(resource.origin());
    }

    /** Those that had a name, of any kind. */
    List<Rename> named(String name) {
        return oldNames.getOrDefault(name, List.of());
    }

    /** What a reference means that names an object by the name of before, or the Secret that CAPZ makes of it. */
    Optional<Rename> meantBy(ObjectReference reference) {
        String name = reference.target().name();
        if (!reference.kind().equals(ObjectReference.SECRET)) {
            return find(reference.kind(), reference.target());
        }
        if (!name.endsWith(ObjectReference.AZURE_JSON)) {
            return Optional.empty();
        }
        String maker = name.substring(0, name.length() - ObjectReference.AZURE_JSON.length());
        // A pool of that name, which keeps it, makes such a Secret as well.
        return present.containsKey(key("AzureMachinePool", maker))
                ? Optional.empty()
                : find(
                        "AzureMachineTemplate",
                        new NamespacedName(maker, reference.target().namespace()));
    }

    private Optional<Rename> find(String kind, NamespacedName target) {
        Rename found = null;
        for (Rename rename : byName.getOrDefault(key(kind, target.name()), List.of())) {
            NamespacedName name = NamespacedName.of(rename.resource);
            if (name.equals(target)) {
                return Optional.of(rename);
            }
            if (found == null && name.mayBe(target)) {
                found = rename;
            }
        }
        return Optional.ofNullable(found);
    }
}
