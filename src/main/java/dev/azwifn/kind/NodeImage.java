package dev.azwifn.kind;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a node image's name tells. */
final class NodeImage {
    private static final Pattern VERSION = Pattern.compile(":v?1\\.([0-9]{1,4})([.@+-]|$)");
    private static final int FIRST_WITH_V1BETA4 = 36;

    private NodeImage() {}

    /** False only if the tag names a Kubernetes version that kind configures with kubeadm's v1beta3. */
    static boolean maySpeakV1beta4(String image) {
        Matcher version = VERSION.matcher(image);
        return !version.find() || Integer.parseInt(version.group(1)) >= FIRST_WITH_V1BETA4;
    }
}
