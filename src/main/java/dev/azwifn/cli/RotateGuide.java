package dev.azwifn.cli;

import dev.azwifn.command.ResultLines;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.ShellWord;
import dev.azwifn.rotate.Rotation;
import dev.azwifn.rotate.Stage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people have to do at a stage, with the commands for it.
 *
 * @param written whether the documents are in a folder
 */
record RotateGuide(WorkloadIdentity config, Rotation rotation, Form form, boolean written, ZoneId zone) {
    /** What the control plane is. */
    enum Form {
        KIND,
        KUBEADM,
        CLUSTER_API
    }

    private static final String PKI = "/etc/kubernetes/pki/";
    private static final String NEXT = "Next: azwi-fn rotate ";

    String text() {
        return switch (rotation.stage()) {
            case STARTED -> NEXT + "publish\n";
            case PUBLISHING -> publish("with both keys") + NEXT + "publish --online (or --done)\n";
            case PUBLISHED -> NEXT + "switch\n";
            case VERIFYING ->
                "Every API server is to verify with both keys. One after the other:\n"
                        + commands(List.of(config.keys().publicKeyFile()), false) + evidence()
                        + "Behind all of them: azwi-fn rotate switch --api-server - (or --done)\n";
            case VERIFIED -> signing();
            case SIGNING ->
                "Every API server is to sign with the new key, and so is kube-controller-manager. One after the other:\n"
                        + commands(List.of(config.keys().privateKeyFile()), true) + tokens()
                        + "Behind all of them: azwi-fn rotate switch --token - (or --done)\n";
            case SIGNED -> finishing();
            case FINISHING ->
                publish("with the new key only") + "API servers verify with the new key only:\n"
                        + commands(List.of(config.keys().publicKeyFile()), false) + NEXT
                        + "finish --online (or --done)\n";
            case FINISHED -> "The rotation is finished.\n";
            case ABORTED ->
                "The new key has signed nothing and is gone.\n" + publish("with the old key only")
                        + "API servers that verify with both keys may stay so; their next sa.pub is the one here.\n";
        };
    }

    private String publish(String what) {
        return "Publish the documents " + what + ": azwi-provision apply, or serve what "
                + (written ? "was written" : "--out DIR writes") + ".\n";
    }

    private String signing() {
        return "Every API server verifies with both keys.\n" + from("They may sign", rotation.signingFrom()) + NEXT
                + "switch\n";
    }

    private String finishing() {
        return "Every API server signs with the new key. Tokens of the old one run out.\n"
                + from("The old key may go", rotation.finishingFrom()) + NEXT + "finish\n";
    }

    private String from(String what, @Nullable Instant time) {
        return time == null ? "" : what + " from " + RotateText.time(time, zone) + " on.\n";
    }

    private String commands(List<String> files, boolean signs) {
        List<String> lines = new ArrayList<>();
        String components = signs ? "kube-apiserver kube-controller-manager" : "kube-apiserver";
        switch (form) {
            case KIND -> {
                for (String node : nodes()) {
                    files.forEach(file -> lines.add(
                            "docker exec -i " + node + " sh -c '" + place(file) + "' < " + ShellWord.of(file)));
                    lines.add("docker exec " + node + " sh -c '" + restart(components) + "'");
                    lines.add("until docker exec " + node + " " + kubectl() + " get --raw /readyz; do sleep 2; done");
                }
            }
            case KUBEADM -> {
                files.forEach(file -> lines.add(
                        "ssh NODE \"sudo sh -c '" + place(file).replace("$", "\\$") + "'\" < " + ShellWord.of(file)));
                lines.add("ssh NODE \"sudo sh -c '" + restart(components).replace("$", "\\$") + "'\"");
            }
            case CLUSTER_API -> {
                String file = files.get(0);
                lines.add(
                        "# Machines keep the files that they were made with: the Secret <cluster>-sa is read for new");
                lines.add(
                        "# machines only. Never put the new pair alone into it: machines of before and after would refuse");
                lines.add("# each other's tokens.");
                lines.add("# 1. put " + file + " into " + (signs ? "tls.key" : "tls.crt")
                        + " of <cluster>-sa, for machines to come");
                lines.add(
                        "# 2. on the control-plane machines that are there: the commands of --form kubeadm; or new ones:");
                lines.add("clusterctl alpha rollout restart kubeadmcontrolplane/NAME");
                if (!signs) {
                    lines.add("# Look at sa.pub on the first new machine: it has to hold every key that " + file
                            + " holds.");
                }
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(
                line -> text.append("  ").append(ResultLines.printable(line)).append('\n'));
        return text.toString();
    }

    /** kind mounts the file itself, which then cannot be replaced, and holds on to what it was. */
    private String place(String file) {
        String target = PKI + (file.equals(config.keys().privateKeyFile()) ? "sa.key" : "sa.pub");
        String unmount = form == Form.KIND ? "umount -q " + target + "; " : "";
        return unmount + "umask 077; cat > " + target + ".new && mv " + target + ".new " + target;
    }

    private static String restart(String components) {
        return "for name in " + components + "; do crictl stop $(crictl ps -q --name $name); done";
    }

    private static String kubectl() {
        return "kubectl --kubeconfig /etc/kubernetes/admin.conf --server https://127.0.0.1:6443";
    }

    private String evidence() {
        return form == Form.KIND
                ? "What they verify with:\n  for node in " + String.join(" ", nodes()) + "; do docker exec $node "
                        + kubectl()
                        + " get --raw /openid/v1/jwks; done | azwi-fn rotate switch -f CONFIG --api-server -\n"
                : "What one verifies with: kubectl --server https://NODE:6443 get --raw /openid/v1/jwks\n";
    }

    private String tokens() {
        return form == Form.KIND
                ? "What they sign with:\n  for node in " + String.join(" ", nodes()) + "; do docker exec $node "
                        + kubectl()
                        + " create token default --duration 10m; done | azwi-fn rotate switch -f CONFIG --token -\n"
                : "What one signs with: kubectl --server https://NODE:6443 create token default --duration 10m\n";
    }

    private List<String> nodes() {
        List<String> nodes = new ArrayList<>();
        for (int i = 1; i <= config.kindCluster().controlPlaneNodes(); i++) {
            nodes.add(config.kindCluster().name() + "-control-plane" + (i == 1 ? "" : i));
        }
        return nodes;
    }

    /** The command behind which a stage ends, for a table. */
    static String next(Stage stage) {
        return switch (stage) {
            case STARTED -> "publish";
            case PUBLISHING -> "publish --online";
            case PUBLISHED, VERIFIED -> "switch";
            case VERIFYING -> "switch --api-server -";
            case SIGNING -> "switch --token -";
            case SIGNED -> "finish";
            case FINISHING -> "finish --online";
            case FINISHED, ABORTED -> "start";
        };
    }
}
