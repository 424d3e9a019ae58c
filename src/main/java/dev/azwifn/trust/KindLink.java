package dev.azwifn.trust;

import dev.azwifn.capz.ComponentArguments;
import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.krm.ShellWord;
import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The API server of the kind cluster: whether its issuer gets there, and is the right one. */
final class KindLink {
    private static final String ANEW = "azwi-fn kind > ";

    private final KindCluster cluster;
    private final @Nullable String expected;
    private final ChainReport report;

    private KindLink(KindCluster cluster, @Nullable String expected, ChainReport report) {
        this.cluster = cluster;
        this.expected = expected;
        this.report = report;
    }

    /** @param expected the issuer; null if it is not known */
    static void check(Evidence evidence, KeyPairLink.Keys keys, @Nullable String expected, ChainReport report) {
        if (evidence.kindConfigs().isEmpty()) {
            report.missing(Link.API_SERVER, "no kind config given: azwi-fn kind > kind.yaml, and name it");
        }
        for (YamlDocument document : evidence.kindConfigs()) {
            KindCluster cluster = new KindCluster(document);
            report.fact(Link.API_SERVER, "kind config", document.source());
            KindSettings settings = new KindLink(cluster, expected, report).check();
            if (settings != null) {
                new KindKeys(cluster, settings, keys, evidence, report).check();
            }
        }
    }

    /** The settings of a version with which the issuer gets to the API server; null if there is none. */
    private @Nullable KindSettings check() {
        List<KindSettings> working = new ArrayList<>();
        List<KindSettings> failing = new ArrayList<>();
        for (KindSettings settings : KindSettings.of(cluster)) {
            (isWorking(settings) ? working : failing).add(settings);
        }
        KindPatch patch = patchWithIssuer();
        if (working.isEmpty()) {
            reportMissing(failing.get(0), patch);
            return null;
        }
        if (!failing.isEmpty() && patch != null) {
            KindSettings without = failing.get(0);
            report.find(
                    Check.KIND_PATCH_FORM,
                    patch.text().place(JsonPointer.empty()),
                    "the issuer does not get to the API server with "
                            + without.version().users() + ": " + why(patch, without),
                    "remove apiVersion from the patch and write extraArgs as a map, which all versions take",
                    patch.withoutVersion());
        }
        compareIssuer(working.get(0));
        return working.get(0);
    }

    /** Whether an issuer gets to the API server, and ours if it is in a patch. */
    private boolean isWorking(KindSettings settings) {
        String issuer = settings.issuer();
        if (issuer == null || expected == null || issuer.equals(expected)) {
            return issuer != null;
        }
        for (KindPatch patch : cluster.patches()) {
            if (setsOurs(patch) && patch.whyIgnored(settings.version()) != null) {
                return false;
            }
        }
        return true;
    }

    private void reportMissing(KindSettings settings, @Nullable KindPatch patch) {
        String file = cluster.document().source();
        if (patch != null) {
            report.find(
                    Check.KIND_PATCH_IGNORED,
                    patch.text().place(JsonPointer.empty()),
                    "the issuer in this patch does not get to the API server: " + why(patch, settings),
                    remedy(patch, settings) + "; or " + ANEW + ShellWord.of(file),
                    patch.withoutVersion());
            return;
        }
        JsonPointer unread = unread();
        if (unread != null) {
            boolean isYaml = !EmbeddedText.in(cluster.document(), unread).isEmpty();
            report.find(
                    Check.KIND_PATCH_IGNORED,
                    cluster.place(unread),
                    isYaml
                            ? "kind takes no notice of this patch: it is not on the first control-plane node"
                            : "this patch is not valid YAML",
                    (isYaml ? "move it to the first control-plane node; or " : "correct it; or ")
                            + ANEW
                            + ShellWord.of(file));
            return;
        }
        report.find(
                Check.KIND_ISSUER,
                cluster.place(JsonPointer.empty()),
                "nothing sets " + ComponentArguments.ISSUER + ", so that tokens name kubeadm's own issuer",
                ANEW + ShellWord.of(file));
    }

    private void compareIssuer(KindSettings settings) {
        String issuer = settings.issuer();
        if (issuer == null) {
            return;
        }
        KindPatch.Spot spot = spot(issuer);
        report.fact(Link.API_SERVER, "issuer", issuer);
        Place place = spot == null ? cluster.place(JsonPointer.empty()) : spot.place();
        if (TemplateVariables.areIn(issuer)) {
            report.find(
                    Check.KIND_VARIABLE,
                    place,
                    "the issuer is the variable " + issuer,
                    "expand it before kind reads the file: envsubst < "
                            + cluster.document().source());
        } else if (expected != null && !expected.equals(issuer)) {
            boolean among = settings.arguments().all(ComponentArguments.ISSUER).stream()
                    .anyMatch(argument -> argument.value().equals(expected));
            report.find(
                    Check.ISSUER_KIND,
                    place,
                    "the kind cluster's issuer is not the config's",
                    new TextDifference(expected, issuer),
                    among
                            ? "put " + expected + " first: it signs"
                            : "set " + ComponentArguments.ISSUER + " to " + expected,
                    spot == null || among ? null : spot.edit(expected));
        }
    }

    private KindPatch.@Nullable Spot spot(String issuer) {
        KindPatch.Spot found = null;
        for (KindPatch patch : cluster.patches()) {
            KindPatch.Spot spot = patch.spot(ComponentArguments.ISSUER, issuer);
            found = spot == null ? found : spot;
        }
        return found;
    }

    /** The patch with our issuer, or else the last one with any. */
    private @Nullable KindPatch patchWithIssuer() {
        KindPatch last = null;
        for (KindPatch patch : cluster.patches()) {
            if (setsOurs(patch)) {
                return patch;
            }
            last = patch.mentions(ComponentArguments.ISSUER) ? patch : last;
        }
        return last;
    }

    /** A patch with an issuer, on a node where {@code kubeadm init} does not run, or that is no YAML. */
    private @Nullable JsonPointer unread() {
        List<JsonPointer> owners = new ArrayList<>(List.of(JsonPointer.empty()));
        JsonPointer nodes = JsonPointer.empty().appendProperty("nodes");
        JsonNode view = cluster.document().view();
        for (int i = 0; i < view.at(nodes).size(); i++) {
            owners.add(nodes.appendIndex(i));
        }
        for (JsonPointer owner : owners) {
            JsonPointer patches = owner.appendProperty("kubeadmConfigPatches");
            for (int i = 0; i < view.at(patches).size(); i++) {
                JsonPointer patch = patches.appendIndex(i);
                if (view.at(patch).asString("").contains(ComponentArguments.ISSUER)) {
                    return patch;
                }
            }
        }
        return null;
    }

    private String why(KindPatch patch, KindSettings settings) {
        String ignored = patch.whyIgnored(settings.version());
        String refusal = settings.refusal();
        if (ignored != null || refusal != null) {
            return ignored == null ? String.valueOf(refusal) : ignored;
        }
        return setsOurs(patch) ? "a later patch takes it away" : "it is not under apiServer.extraArgs";
    }

    private String remedy(KindPatch patch, KindSettings settings) {
        if (!patch.isForConfiguration()) {
            return "write kind: " + KubeadmConfiguration.KIND + " in the patch";
        }
        if (patch.whyIgnored(settings.version()) != null || settings.refusal() != null) {
            return "remove apiVersion from the patch and write extraArgs as a map";
        }
        return setsOurs(patch)
                ? "leave " + ComponentArguments.ISSUER + " out of the later patch"
                : "write " + ComponentArguments.ISSUER + " under apiServer.extraArgs";
    }

    private boolean setsOurs(KindPatch patch) {
        return expected != null && patch.spot(ComponentArguments.ISSUER, expected) != null;
    }
}
