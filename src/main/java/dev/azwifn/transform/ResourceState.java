package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import java.util.List;

/** A resource as the transformers so far have left it. */
final class ResourceState {
    private Resource resource;
    private boolean removed;

    ResourceState(Resource resource) {
        this.resource = resource;
    }

    void apply(List<Operation> operations, boolean removes) {
        if (!operations.isEmpty()) {
            resource = resource.with(operations);
        }
        removed |= removes;
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
