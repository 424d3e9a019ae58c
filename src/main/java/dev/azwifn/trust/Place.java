package dev.azwifn.trust;

import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Location;
import dev.azwifn.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Where something stands.
 *
 * @param file as it was named
 * @param line from 1; 0 for the file as a whole
 * @param column from 1, in code points; 0 for the file as a whole
 * @param resource the Kubernetes resource it is in, if it is in one
 * @param field where in the resource, or in the document; empty for the whole
 */
public record Place(
        String file, int line, int column, @Nullable Resource resource, JsonPointer field) {
    /** A file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0, null, JsonPointer.empty());
    }

    public static Place of(YamlDocument document, JsonPointer field) {
        return of(document.locate(field), null, field);
    }

    /** @param field relative to the resource */
    public static Place of(Resource resource, JsonPointer field) {
        Resource.Origin origin = resource.origin();
        return of(origin.document().locate(origin.base().append(field)), resource, field);
    }

    private static Place of(Location location, @Nullable Resource resource, JsonPointer field) {
        return new Place(location.source(), location.line(), location.column(), resource, field);
    }

    /** {@code file}, or {@code file:line:column}. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
