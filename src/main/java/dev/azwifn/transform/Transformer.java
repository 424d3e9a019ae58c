package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transformation: a pure function from resources to changes. It never sees text. */
public interface Transformer {
    /** The name in {@code spec.transformers} and {@code --transformers}. */
    String name();

    /** One line for {@code --help} and the documentation. */
    String description();

    /** Begins to transform one input. */
    Pass begin(WorkloadIdentity config);

    /**
     * A transformer at work on one input. Applied to its own output, it has no operations.
     *
     * <p>It looks at each resource by itself, so that one can be read, transformed and written before the next is read.
     * What depends on more than one resource is decided at the end, by what was noted; only resources that {@link #waits}
     * names can still be changed then.
     */
    interface Pass {
        /** Whether resources of this kind are looked at. The documents of others need not be parsed. */
        boolean reads(String kind);

        /** Whether resources of this kind are held back until {@link #conclude}, whether or not they are looked at. */
        default boolean waits(String kind) {
            return false;
        }

        /**
         * Looks at a resource as the transformers before have left it: once at each that is read, in any order and on any thread.
         *
         * @return what to change in it now; null for nothing
         */
        default @Nullable Change look(Resource resource) {
            return null;
        }

        /**
         * Decides what could not be said of one resource alone, after all were looked at.
         *
         * @param resources as the transformers before have left them
         * @return changes of resources that wait, at most one each, and findings
         */
        default List<Change> conclude(Resources resources) {
            return List.of();
        }
    }
}
