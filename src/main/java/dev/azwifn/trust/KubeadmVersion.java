package dev.azwifn.trust;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of kubeadm's configuration that kind writes, and what it does to a merge patch on each. */
enum KubeadmVersion {
    V1BETA2("Kubernetes up to 1.22"),
    V1BETA3("Kubernetes up to 1.35, or kind up to 0.31"),
    V1BETA4("Kubernetes 1.36 and kind 0.32 or later");

    private static final Pattern TAG = Pattern.compile(":v?1\\.([0-9]{1,4})(?![0-9])");
    private static final int FIRST_V1BETA3 = 23;
    private static final int FIRST_V1BETA4 = 36;

    private final String users;

    KubeadmVersion(String users) {
        this.users = users;
    }

    /** Who gets it. */
    String users() {
        return users;
    }

    String apiVersion() {
        return "kubeadm.k8s.io/" + name().toLowerCase(Locale.ROOT);
    }

    /** Those that nodes of an image may get: one if its tag names a Kubernetes version. */
    static List<KubeadmVersion> of(String image) {
        Matcher tag = TAG.matcher(image);
        if (!tag.find()) {
            return List.of(V1BETA3, V1BETA4); // kind's own choice, which depends on kind
        }
        int minor = Integer.parseInt(tag.group(1));
        return List.of(minor < FIRST_V1BETA3 ? V1BETA2 : minor < FIRST_V1BETA4 ? V1BETA3 : V1BETA4);
    }
}
