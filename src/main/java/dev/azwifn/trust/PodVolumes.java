package dev.azwifn.trust;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which folders of its node the API server's pod sees: those that kubeadm always mounts, and {@code extraVolumes}. */
final class PodVolumes {
    private static final String[] OF_KUBEADM = {
        "/etc/ssl/certs",
        "/etc/ca-certificates",
        "/etc/pki",
        "/usr/share/ca-certificates",
        "/usr/local/share/ca-certificates"
    };

    /** Path in the pod to path on the node. */
    private final Map<String, String> volumes = new LinkedHashMap<>();

    private PodVolumes() {}

    /** @param certificates kubeadm's folder */
    static PodVolumes of(JsonNode configuration, String certificates) {
        PodVolumes all = new PodVolumes();
        all.volumes.put(certificates, certificates);
        for (String folder : OF_KUBEADM) {
            all.volumes.put(folder, folder);
        }
        for (JsonNode volume : configuration.at("/apiServer/extraVolumes")) {
            all.volumes.put(
                    volume.path("mountPath").asString(""),
                    volume.path("hostPath").asString(""));
        }
        return all;
    }

    /** Where a file of the pod is on the node; null if the pod does not see it. */
    @Nullable
    String onNode(String podPath) {
        String innermost = null;
        for (String folder : volumes.keySet()) {
            boolean inner = innermost == null || folder.length() > innermost.length();
            if (isAtOrBelow(podPath, folder) && inner) {
                innermost = folder;
            }
        }
        return innermost == null ? null : volumes.get(innermost) + podPath.substring(innermost.length());
    }

    static boolean isAtOrBelow(String path, String folder) {
        return !folder.isEmpty()
                && path.startsWith(folder)
                && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
    }
}
