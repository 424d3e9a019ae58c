package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;

/** A resource as the transformers so far have left it. */
final class ResourceState {
    private Resource resource;
    private boolean removed;

    ResourceState(Resource resource) {
        this.resource = resource;
    }

    void apply(Change change) {
        if (!change.operations().isEmpty()) {
            resource = resource.with(change.operations());
        }
        removed |= change.removesResource();
    }

    Resource resource() {
        return resource;
    }

    boolean isRemoved() {
        return removed;
    }

    /** Whether this is all there is in its document. */
    boolean isWholeDocument() {
        return resource.origin().base().matches();
    }

    int operationCount() {
        return resource.operations().size();
    }

    /** One of the operations so far, relative to the document. */
    Operation operationInDocument(int index) {
        return resource.operations().get(index).under(resource.origin().base());
    }
}
