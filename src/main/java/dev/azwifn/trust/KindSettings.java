package dev.azwifn.trust;

import dev.azwifn.capz.ComponentArguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the API server of a kind cluster is started with one version of kubeadm, after all patches.
 *
 * @param refusal why kind or kubeadm do not take the patches; null if they do
 * @param configuration kubeadm's, as far as it was patched
 */
record KindSettings(
        KubeadmVersion version, @Nullable String refusal, JsonNode configuration, ComponentArguments arguments) {

    /** One for each version that the nodes may get. */
    static List<KindSettings> of(KindCluster cluster) {
        List<KindSettings> settings = new ArrayList<>();
        for (KubeadmVersion version : KubeadmVersion.of(cluster.image())) {
            settings.add(of(cluster, version));
        }
        return settings;
    }

    private static KindSettings of(KindCluster cluster, KubeadmVersion version) {
        KubeadmConfiguration configuration = new KubeadmConfiguration(version);
        String refusal = null;
        for (KindPatch patch : cluster.patches()) {
            if (configuration.matches(patch.kind(), patch.apiVersion())) {
                try {
                    if (patch.isMerge()) {
                        configuration.merge(patch.text().view());
                    } else {
                        configuration.apply(patch.text().view());
                    }
                } catch (IllegalArgumentException e) {
                    refusal = "kind cannot apply a patch: " + e.getMessage();
                }
            }
        }
        return new KindSettings(
                version,
                refusal == null ? configuration.refusal() : refusal,
                configuration.view(),
                new ComponentArguments(configuration.view().at("/apiServer/extraArgs")));
    }

    /** The issuer that signs; null if the cluster keeps kubeadm's own. */
    @Nullable
    String issuer() {
        ComponentArguments.Argument first = arguments.first(ComponentArguments.ISSUER);
        return refusal != null || first == null || first.value().isEmpty() ? null : first.value();
    }
}
