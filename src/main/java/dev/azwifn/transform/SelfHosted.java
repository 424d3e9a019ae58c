package dev.azwifn.transform;

import dev.azwifn.capz.ClustersOfControlPlanes;
import dev.azwifn.capz.ControlPlane;
import dev.azwifn.capz.KeySecret;
import dev.azwifn.capz.NamespacedName;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.oidc.OidcException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/**
 * Gives the API servers of workload clusters the config's issuer, so that the clusters can become management clusters themselves.
 *
 * <pre>
 * kind: KubeadmControlPlane                 kind: KubeadmControlPlane
 * spec:                                     spec:
 *   kubeadmConfigSpec:                        kubeadmConfigSpec:
 *     clusterConfiguration:          →          clusterConfiguration:
 *       apiServer: {}                             apiServer:
 *                                                   extraArgs:
 *                                                     service-account-issuer: https://…
 * </pre>
 *
 * <p>The key that goes with it takes another way: the Secret that {@code azwi-fn secret} makes is never part of the output.
 */
public final class SelfHosted implements Transformer {
    @Override
    public String name() {
        return WorkloadIdentity.SELF_HOSTED;
    }

    @Override
    public String description() {
        return "control planes: your issuer; only with --self-hosted";
    }

    @Override
    public Pass begin(WorkloadIdentity config) {
        return new Hosting(config);
    }

    private record Hosting(WorkloadIdentity config) implements Pass {
        @Override
        public boolean reads(String kind) {
            return false;
        }

        @Override
        public boolean waits(String kind) {
            return ControlPlane.isKind(kind);
        }

        @Override
        public List<Change> conclude(Resources resources) {
            try {
                Optional<String> issuer = config.signingIssuer().map(each -> each.url());
                return issuer.isPresent()
                        ? new Search(config, issuer.get(), resources).changes()
                        : List.of(error("spec.selfHosted needs the issuer: set spec.issuer.url, or"
                                + " spec.issuer.storageAccount and spec.issuer.container"));
            } catch (OidcException e) {
                return List.of(error("spec.selfHosted needs the issuer: " + e.getMessage()));
            }
        }
    }

    private static Change error(String message) {
        return Change.finding(Finding.of(Severity.ERROR, message));
    }

    /** The control planes of one input, and which of them are meant. */
    private static final class Search {
        private final WorkloadIdentity config;
        private final String issuer;
        private final List<String> wanted;
        private final ClustersOfControlPlanes clusters;
        private final List<Resource> planes;
        private final Map<String, List<NamespacedName>> secrets = new HashMap<>();
        private final Set<String> found = new HashSet<>();
        private final List<Change> changes = new ArrayList<>();

        Search(WorkloadIdentity config, String issuer, Resources resources) {
            this.config = config;
            this.issuer = issuer;
            this.wanted = config.selfHostedClusters();
            this.clusters = new ClustersOfControlPlanes(resources.ofKind(ClustersOfControlPlanes::dependOn));
            this.planes = resources.ofKind(kind -> ControlPlane.isKind(kind) || ControlPlane.isManagedKind(kind));
            for (Resource secret : KeySecret.in(resources.ofKind(KeySecret::isKind))) {
                if (KeySecret.mayHoldPair(secret)) {
                    secrets.computeIfAbsent(secret.name(), name -> new ArrayList<>())
                            .add(NamespacedName.of(secret));
                }
            }
        }

        List<Change> changes() {
            Set<Resource> served = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Resource plane : planes) {
                served.addAll(clusters.of(plane));
                List<String> names = clusters.namesFor(plane);
                found.addAll(names);
                if (isWanted(names)) {
                    host(plane, names);
                }
            }
            for (Resource cluster : clusters.clusters()) {
                if (isWanted(List.of(cluster.name())) && !served.contains(cluster)) {
                    warnOfMissingPlane(cluster);
                }
                found.add(cluster.name());
            }
            warnOfUnknownNames();
            return changes;
        }

        private boolean isWanted(List<String> names) {
            return wanted.isEmpty() || names.stream().anyMatch(wanted::contains);
        }

        private void host(Resource resource, List<String> names) {
            Edits edits = new Edits(resource);
            Optional<ControlPlane> plane = ControlPlane.of(resource);
            if (plane.isPresent() && plane.get().isKubeadm() && !plane.get().hasArgumentsOfAnotherVersion()) {
                ApiServerIssuer server = new ApiServerIssuer(plane.get(), issuer, edits);
                server.set(config.issuer().formerURLs());
                if (!config.checkOnly()) {
                    server.warnOfKey(secretless(plane.get(), names));
                    changes.addAll(server.undoneBy(clusters.classesOf(resource)));
                }
                warnOfOthers(names, edits);
            } else if (!config.checkOnly()) {
                leaveAlone(resource, plane, edits);
            }
            Change change = edits.change();
            if (change != null) {
                changes.add(change);
            }
        }

        /** Where only checks are made, the chain of trust says the same. */
        private void leaveAlone(Resource resource, Optional<ControlPlane> plane, Edits edits) {
            if (plane.isEmpty()) {
                if (ControlPlane.isManaged(resource)) {
                    edits.defect(
                            "left alone: Azure runs this API server, with an issuer and a key of its own. For a management"
                                    + " cluster on AKS, enable its OIDC issuer, and name that one in spec.issuer.url of a"
                                    + " config of its own",
                            JsonPointer.compile("/spec"));
                }
            } else if (plane.get().isKubeadm()) {
                edits.defect(
                        "left alone: extraArgs is " + (plane.get().takesList() ? "no list" : "no map") + ", as "
                                + resource.apiVersion() + " has it",
                        plane.get().extraArgs());
            } else if (!plane.get().hasIssuer(issuer) || !plane.get().bringsSigningKey()) {
                edits.defect(
                        "left alone: Cluster API gives RKE2 no service account key. By hand, bring the key pair in"
                                + " spec.files, and set service-account-issuer=" + issuer
                                + ", service-account-signing-key-file and service-account-key-file in"
                                + " serverConfig.kubeAPIServer.extraArgs",
                        plane.get().extraArgs());
            }
        }

        /** Those of the clusters whose key is not in the input; for a template whose clusters are not there, any key will do. */
        private List<String> secretless(ControlPlane plane, List<String> names) {
            if (names.isEmpty()) {
                return secrets.isEmpty() ? List.of(KeySecret.ANY_CLUSTER) : List.of();
            }
            // A template may be in another namespace than the clusters that are made from it.
            String namespace = plane.isTemplate() ? null : plane.resource().namespace();
            return names.stream()
                    .filter(cluster -> !isThere(new NamespacedName(KeySecret.name(cluster), namespace)))
                    .toList();
        }

        private boolean isThere(NamespacedName secret) {
            return secrets.getOrDefault(secret.name(), List.of()).stream().anyMatch(secret::mayBe);
        }

        /** A template has one issuer for all clusters that are made from it. */
        private void warnOfOthers(List<String> names, Edits edits) {
            List<String> others =
                    names.stream().filter(name -> !isWanted(List.of(name))).toList();
            if (!others.isEmpty()) {
                edits.report(
                        Severity.WARNING,
                        "spec.selfHostedClusters does not name " + String.join(", ", others)
                                + ", which gets the same issuer from this template, and needs the key then, too");
            }
        }

        private void warnOfMissingPlane(Resource cluster) {
            String clusterClass = ClustersOfControlPlanes.className(cluster);
            Edits edits = new Edits(cluster);
            edits.defect(
                    "its control plane is not in the input, and gets no issuer: "
                            + (clusterClass.isEmpty()
                                    ? "add the file with its control plane"
                                    : "add the files with the ClusterClass " + clusterClass
                                            + " and its control plane template"),
                    clusterClass.isEmpty() ? ClustersOfControlPlanes.CONTROL_PLANE : ClustersOfControlPlanes.TOPOLOGY);
            Change change = edits.change();
            if (change != null) {
                changes.add(change);
            }
        }

        private void warnOfUnknownNames() {
            for (String name : wanted) {
                if (found.add(name)) {
                    changes.add(Change.finding(Finding.of(
                            Severity.WARNING,
                            "no cluster in the input is named " + name
                                    + ": correct spec.selfHostedClusters, or leave it out for all of them")));
                }
            }
        }
    }
}
