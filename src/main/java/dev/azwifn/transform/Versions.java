package dev.azwifn.transform;

import dev.azwifn.capz.InfrastructureApi;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import tools.jackson.core.JsonPointer;

/** Says so when a resource has an API version whose fields nobody has looked up. */
final class Versions {
    private static final JsonPointer API_VERSION = JsonPointer.compile("/apiVersion");

    private Versions() {}

    static void warnIfUnknown(Resource resource, Edits edits) {
        if (!InfrastructureApi.knowsVersionOf(resource)) {
            edits.report(
                    Severity.WARNING,
                    resource.apiVersion()
                            + " is not known to this version of azwi-fn: treated as if it were v1beta1; check the"
                            + " result",
                    API_VERSION,
                    null);
        }
    }
}
