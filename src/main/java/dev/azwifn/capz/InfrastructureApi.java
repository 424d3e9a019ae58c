package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.List;

/** The API group of CAPZ and its versions. */
public final class InfrastructureApi {
    public static final String GROUP = "infrastructure.cluster.x-k8s.io";

    /** Where v1alpha3 kept machine pools. */
    private static final String EXPERIMENTAL_GROUP = "exp.infrastructure.cluster.x-k8s.io";

    private static final List<String> KNOWN_VERSIONS = List.of("v1beta1", "v1alpha4", "v1alpha3");

    private InfrastructureApi() {}

    public static boolean has(Resource resource) {
        String group = resource.group();
        return group.equals(GROUP) || group.equals(EXPERIMENTAL_GROUP);
    }

    /** Whether the fields are known to be where the tables of this package say. */
    public static boolean knowsVersionOf(Resource resource) {
        return KNOWN_VERSIONS.contains(resource.version());
    }
}
