package dev.azwifn.krm;

import org.jspecify.annotations.Nullable;

/** Which resource a result is about, as the function protocol writes it. */
public record ResourceRef(
        String apiVersion,
        String kind,
        String name,
        @Nullable String namespace) {
    /** {@code Kind/name} or {@code Kind/namespace/name}. */
    @Override
    public String toString() {
        return kind + "/" + (namespace == null ? "" : namespace + "/") + name;
    }
}
