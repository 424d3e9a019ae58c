package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import java.util.List;

/** One transformation: a pure function from resources to changes. It never sees text. */
public interface Transformer {
    /** The name in {@code spec.transformers} and {@code --transformers}. */
    String name();

    /** One line for {@code --help} and the documentation. */
    String description();

    /**
     * The changes, at most one a resource; nothing for resources that stay as they are. Applied to its own output, a
     * transformer has no operations.
     */
    List<Change> transform(Resources resources, WorkloadIdentity config);
}
