package dev.azwifn.trust;

import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.yaml.Operation;
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
            (settings.issuer() == null ? failing : working).add(settings);
        }
        KindPatch patch = last(ComponentArguments.ISSUER);
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
                    withoutVersion(patch));
        }
        compareIssuer(working.get(0));
        return working.get(0);
    }

    private void reportMissing(KindSettings settings, @Nullable KindPatch patch) {
        String file = cluster.document().source();
        if (patch != null) {
            report.find(
                    Check.KIND_PATCH_IGNORED,
                    patch.text().place(JsonPointer.empty()),
                    "the issuer in this patch does not get to the API server: " + why(patch, settings),
                    "remove apiVersion from the patch and write extraArgs as a map; or " + ANEW + file,
                    withoutVersion(patch));
            return;
        }
        JsonPointer elsewhere = elsewhere();
        if (elsewhere != null) {
            report.find(
                    Check.KIND_PATCH_IGNORED,
                    cluster.place(elsewhere),
                    "kind takes the API server's arguments from the cluster and from the first control-plane node, not from"
                            + " this one",
                    "move the patch to the first control-plane node; or " + ANEW + file);
            return;
        }
        report.find(
                Check.KIND_ISSUER,
                cluster.place(JsonPointer.empty()),
                "nothing sets " + ComponentArguments.ISSUER + ", so that tokens name kubeadm's own issuer",
                ANEW + file);
    }

    private void compareIssuer(KindSettings settings) {
        String issuer = settings.issuer();
        KindPatch.Spot spot = issuer == null ? null : spot(issuer);
        if (issuer == null) {
            return;
        }
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
            report.find(
                    Check.ISSUER_KIND,
                    place,
                    "the kind cluster's issuer is not the config's",
                    new TextDifference(expected, issuer),
                    "set " + ComponentArguments.ISSUER + " to " + expected,
                    spot == null ? null : spot.edit(expected));
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

    private @Nullable KindPatch last(String argument) {
        KindPatch last = null;
        for (KindPatch patch : cluster.patches()) {
            last = patch.mentions(argument) ? patch : last;
        }
        return last;
    }

    /** A patch on a node where {@code kubeadm init} does not run. */
    private @Nullable JsonPointer elsewhere() {
        JsonNode nodes = cluster.document().view().path("nodes");
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode patches = nodes.get(i).path("kubeadmConfigPatches");
            for (int j = 0; j < patches.size(); j++) {
                if (patches.get(j).asString("").contains(ComponentArguments.ISSUER)) {
                    return JsonPointer.compile("/nodes/" + i + "/kubeadmConfigPatches/" + j);
                }
            }
        }
        return null;
    }

    private static String why(KindPatch patch, KindSettings settings) {
        String own = settings.version().apiVersion();
        if (!patch.kind().equals(KubeadmConfiguration.KIND)) {
            return "the patch is for kind " + (patch.kind().isEmpty() ? "nothing" : patch.kind()) + ", not "
                    + KubeadmConfiguration.KIND;
        }
        if (!patch.apiVersion().isEmpty() && !patch.apiVersion().equals(own)) {
            return "the patch is for " + patch.apiVersion() + ", while kind writes " + own;
        }
        String refusal = settings.refusal();
        if (refusal != null) {
            return refusal;
        }
        return patch.apiVersion().isEmpty()
                ? "it is not under apiServer.extraArgs"
                : "kind drops extraArgs that are a map in a patch with the apiVersion " + own;
    }

    /** The patch for all versions, if that is all there is to it. */
    private static @Nullable Edit withoutVersion(KindPatch patch) {
        boolean isMap = patch.text().view().at("/apiServer/extraArgs").isObject();
        return patch.isMerge() && isMap && patch.text().view().has("apiVersion")
                ? patch.text().edit(Operation.remove(JsonPointer.compile("/apiVersion")))
                : null;
    }
}
