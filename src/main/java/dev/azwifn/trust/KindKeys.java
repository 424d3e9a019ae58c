package dev.azwifn.trust;

import dev.azwifn.capz.ComponentArguments;
import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.oidc.KeyId;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.oidc.SigningKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the API server of a kind cluster gets the key files: argument → volume of its pod → mount of the node → file of this
 * machine.
 */
final class KindKeys {
    private static final String PKI = "/etc/kubernetes/pki";

    private final KindCluster cluster;
    private final KindSettings settings;
    private final KeyPairLink.Keys keys;
    private final HostFiles files;
    private final ChainReport report;
    private final PodVolumes volumes;
    private final String certificates;

    /** What a finding has named already. */
    private final Set<String> named = new LinkedHashSet<>();

    KindKeys(KindCluster cluster, KindSettings settings, KeyPairLink.Keys keys, Evidence evidence, ChainReport report) {
        this.cluster = cluster;
        this.settings = settings;
        this.keys = keys;
        this.files = evidence.files();
        this.report = report;
        this.certificates = settings.configuration().path("certificatesDir").asString(PKI);
        this.volumes = PodVolumes.of(settings.configuration(), certificates);
    }

    void check() {
        check(ComponentArguments.SIGNING_KEY_FILE, "sa.key", this::checkPrivate);
        check(ComponentArguments.KEY_FILE, "sa.pub", this::checkPublic);
    }

    private interface FileCheck {
        void check(String hostPath, Place place);
    }

    /** Of several public key files any may be ours, so that none of them has to be. */
    private void check(String argument, String fileName, FileCheck fileCheck) {
        List<ComponentArguments.Argument> arguments = settings.arguments().all(argument);
        List<String> paths = new ArrayList<>();
        arguments.forEach(each -> paths.add(each.value()));
        if (paths.isEmpty()) {
            paths.add(certificates + "/" + fileName);
        }
        if (paths.size() == 1) {
            checkPath(paths.get(0), argument, fileCheck);
        }
    }

    private void checkPath(String podPath, String argument, FileCheck fileCheck) {
        String nodePath = volumes.onNode(podPath);
        if (nodePath == null) {
            report.find(
                    Check.KIND_KEY_POD,
                    place(argument, podPath),
                    "the API server's pod has no volume with " + podPath,
                    "mount the file at " + PKI + " and set " + argument
                            + " to it; or add it to apiServer.extraVolumes");
            return;
        }
        KindCluster.Node first = cluster.controlPlanes().get(0);
        KindCluster.Mount mount = mount(first, nodePath);
        if (mount == null) {
            report.find(
                    Check.KIND_KEY_MOUNT,
                    place(argument, podPath),
                    "no mount of the first control-plane node puts a file at " + nodePath + ", where " + argument
                            + " is, so that it is not the key pair of the config",
                    "add to its extraMounts: containerPath: " + nodePath + ", hostPath: the key file; or azwi-fn kind");
            return;
        }
        checkMountedFile(mount, nodePath, fileCheck);
        for (KindCluster.Node node :
                cluster.controlPlanes().subList(1, cluster.controlPlanes().size())) {
            checkFurtherNode(node, nodePath);
        }
    }

    private void checkMountedFile(KindCluster.Mount mount, String nodePath, FileCheck fileCheck) {
        Place place = cluster.place(mount.field().appendProperty("hostPath"));
        String hostPath =
                mount.hostPath() + nodePath.substring(mount.containerPath().length());
        if (TemplateVariables.areIn(hostPath)) {
            if (named.add(mount.field().toString())) {
                report.find(
                        Check.KIND_VARIABLE,
                        place,
                        "hostPath is the variable " + mount.hostPath(),
                        "expand it before kind reads the file: envsubst < "
                                + cluster.document().source());
            }
            return;
        }
        report.fact(Link.API_SERVER, "key file", hostPath + " at " + nodePath);
        switch (files.state(hostPath)) {
            case UNKNOWN -> {}
            case MISSING ->
                report.find(
                        Check.KIND_HOST_PATH,
                        place,
                        hostPath + " is not on this machine",
                        "run azwi-fn keys before kind, or correct hostPath; docker would make a directory of that name");
            case DIRECTORY ->
                report.find(
                        Check.KIND_HOST_FILE,
                        place,
                        hostPath + " is a directory, which docker makes when there is no such file",
                        "remove it, run azwi-fn keys, and create the cluster again");
            case FILE -> fileCheck.check(hostPath, place);
        }
    }

    private void checkPrivate(String hostPath, Place place) {
        SigningKey ours = keys.signing();
        if (ours == null) {
            return;
        }
        try {
            String kid = files.signingKey(hostPath).keyId();
            if (!kid.equals(ours.keyId())) {
                reportOther(
                        hostPath,
                        place,
                        "the private key in " + hostPath + " has the ID " + kid + ", not " + ours.keyId());
            }
        } catch (OidcException e) {
            reportOther(hostPath, place, hostPath + ": " + e.problem());
        }
    }

    private void checkPublic(String hostPath, Place place) {
        List<RSAPublicKey> ours = keys.publicKeys();
        if (ours.isEmpty()) {
            return;
        }
        try {
            if (Collections.disjoint(files.apiServerKeys(hostPath).keys(), ours)) {
                reportOther(hostPath, place, "the public key in " + hostPath + " is not " + KeyId.of(ours.get(0)));
            }
        } catch (OidcException e) {
            if (e.reason() == OidcException.Reason.NOT_FOR_API_SERVER) {
                report.find(
                        Check.KIND_PUBLIC_KEY_FORM,
                        place,
                        hostPath + " has a PKCS#1 public key (BEGIN RSA PUBLIC KEY), which kube-apiserver skips",
                        "openssl rsa -RSAPublicKey_in -in " + hostPath + " -pubout -out NEWFILE");
            } else {
                reportOther(hostPath, place, hostPath + ": " + e.problem());
            }
        }
    }

    private void reportOther(String hostPath, Place place, String message) {
        report.find(
                Check.KIND_HOST_FILE, place, message, "mount the key file that spec.keys names instead of " + hostPath);
    }

    /** kind copies sa.key and sa.pub in kubeadm's own folder from the first node to the others; nothing else. */
    private void checkFurtherNode(KindCluster.Node node, String nodePath) {
        KindCluster.Mount mount = mount(node, nodePath);
        boolean copied = nodePath.equals(PKI + "/sa.key") || nodePath.equals(PKI + "/sa.pub");
        if ((copied ? mount == null || !mount.readOnly() : mount != null)
                || !named.add(node.field().toString())) {
            return;
        }
        if (mount != null) {
            report.find(
                    Check.KIND_KEY_NODES,
                    cluster.place(mount.field()),
                    "kind copies " + nodePath
                            + " from the first control-plane node to this one, and the read-only mount"
                            + " is in the way",
                    "remove the mount: the first control-plane node needs it only");
        } else {
            report.find(
                    Check.KIND_KEY_NODES,
                    cluster.place(node.field()),
                    "this control-plane node has no mount with " + nodePath
                            + ", and kind copies only sa.key and sa.pub in " + PKI,
                    "mount the keys at " + PKI + "/sa.key and sa.pub of the first node; or here too");
        }
    }

    /** The mount that has a path of a node; the innermost one if there are several. */
    private static KindCluster.@Nullable Mount mount(KindCluster.Node node, String nodePath) {
        KindCluster.Mount found = null;
        for (KindCluster.Mount mount : node.mounts()) {
            boolean inner = found == null
                    || mount.containerPath().length() > found.containerPath().length();
            if (PodVolumes.isAtOrBelow(nodePath, mount.containerPath()) && inner) {
                found = mount;
            }
        }
        return found;
    }

    private Place place(String argument, String value) {
        for (KindPatch patch : cluster.patches()) {
            KindPatch.Spot spot = patch.spot(argument, value);
            if (spot != null) {
                return spot.place();
            }
        }
        return cluster.place(cluster.controlPlanes().get(0).field());
    }
}
