package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource as the transformers so far have left it, and as each found it. */
final class ResourceState {
    /** What a transformer found before it changed something, and what had been found before that. */
    private record Version(
            int stage,
            Resource resource,
            String kind,
            @Nullable Version before) {}

    private static final int NEVER = Integer.MAX_VALUE;

    private Resource resource;
    /** The kind of the resource: to ask it would make its view again. */
    private String kind;

    private @Nullable Version before;
    private int removedAt = NEVER;

    ResourceState(Resource resource) {
        this.resource = resource;
        this.kind = resource.kind();
    }

    /** @param operations those of the change */
    void apply(Change change, List<Operation> operations, int stage) {
        if (!operations.isEmpty() || change.restores()) {
            before = new Version(stage, resource, kind, before);
            Resource start = change.restores() ? Resource.at(resource.origin()) : resource;
            resource = operations.isEmpty() ? start : start.with(operations);
            kind = resource.kind();
        }
        if (change.removesResource()) {
            removedAt = stage;
        }
    }

    Resource resource() {
        return resource;
    }

    String kind() {
        return kind;
    }

    /** The kind as the transformer of a stage found it. */
    String kindAt(int stage) {
        String found = kind;
        for (Version each = before; each != null && each.stage >= stage; each = each.before) {
            found = each.kind;
        }
        return found;
    }

    /** The resource that the transformer of a stage found. */
    Resource at(int stage) {
        Resource found = resource;
        for (Version each = before; each != null && each.stage >= stage; each = each.before) {
            found = each.resource;
        }
        return found;
    }

    boolean isRemoved() {
        return removedAt != NEVER;
    }

    boolean isRemovedBefore(int stage) {
        return removedAt < stage;
    }

    /** Whether this is all there is in its document. */
    boolean isWholeDocument() {
        return resource.origin().base().matches();
    }

    List<Operation> operations() {
        return resource.operations();
    }
}
