package dev.azwifn.trust;

import dev.azwifn.capz.ClassPatches;
import dev.azwifn.capz.ClustersOfControlPlanes;
import dev.azwifn.capz.ComponentArguments;
import dev.azwifn.capz.ControlPlane;
import dev.azwifn.capz.KeySecret;
import dev.azwifn.capz.NamespacedName;
import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * The API servers of workload clusters. Most keep the issuer of their own and do not matter here; one that is to sign in the name of
 * the issuer, as a management cluster to be, needs its key too.
 */
final class ControlPlaneLink {
    /** What kubeadm, and CAPZ's templates, set without being told. */
    private static final String DEFAULT_ISSUER = "https://kubernetes.default.svc";

    private final Evidence evidence;
    private final ClustersOfControlPlanes clusters;
    private final List<Resource> secrets;
    private final List<RSAPublicKey> trusted;
    private final @Nullable String expected;
    private final ChainReport report;

    private ControlPlaneLink(
            Evidence evidence, List<RSAPublicKey> trusted, @Nullable String expected, ChainReport report) {
        this.evidence = evidence;
        this.clusters = new ClustersOfControlPlanes(evidence.resources());
        this.secrets = KeySecret.in(evidence.resources());
        this.trusted = trusted;
        this.expected = expected;
        this.report = report;
    }

    /** @param trusted the keys that Entra ID knows, or is to know; empty if that is not known */
    static void check(Evidence evidence, List<RSAPublicKey> trusted, @Nullable String expected, ChainReport report) {
        ControlPlaneLink link = new ControlPlaneLink(evidence, trusted, expected, report);
        for (Resource resource : evidence.resources()) {
            Optional<ControlPlane> plane = ControlPlane.of(resource);
            List<String> names = plane.isPresent() || ControlPlane.isManaged(resource)
                    ? link.clusters.namesFor(resource)
                    : List.of();
            if (plane.isPresent()) {
                link.check(plane.get(), names);
            } else if (!names.isEmpty() && evidence.config().isSelfHosted(names)) {
                link.reportManaged(resource);
            }
        }
    }

    private void check(ControlPlane plane, List<String> names) {
        if (plane.hasArgumentsOfAnotherVersion()) {
            boolean map = plane.arguments().isObject();
            report.find(
                    Check.CONTROL_PLANE_ARGUMENTS,
                    plane.resource(),
                    plane.extraArgs(),
                    "extraArgs is a " + (map ? "map" : "list") + ", which "
                            + plane.resource().apiVersion() + " does not have",
                    map ? "write a list of {name: …, value: …}" : "write a map of name: value",
                    null);
        }
        ComponentArguments arguments = new ComponentArguments(plane.arguments());
        for (ComponentArguments.Argument argument : arguments.all(ComponentArguments.ISSUER)) {
            compareIssuer(plane, argument);
        }
        ComponentArguments.Argument first = arguments.first(ComponentArguments.ISSUER);
        String issuer = first == null ? DEFAULT_ISSUER : TemplateVariables.withDefaults(first.value());
        boolean isDefault = issuer.startsWith(DEFAULT_ISSUER);
        if (TemplateVariables.areIn(issuer)) {
            return;
        }
        if (!isDefault && first != null) {
            report.fact(Link.API_SERVER, plane.resource().ref().toString(), issuer);
            if (issuer.equals(expected)) {
                checkOurs(plane, names, issuer, plane.extraArgs().append(first.field()));
            }
        }
        boolean isToBeOurs = evidence.config().isSelfHosted(names);
        if (isToBeOurs && !issuer.equals(expected)) {
            reportOther(plane, first, issuer);
        }
        if (!isDefault || isToBeOurs) {
            checkAlgorithm(plane, names);
        }
    }

    private void compareIssuer(ControlPlane plane, ComponentArguments.Argument argument) {
        String issuer = TemplateVariables.withDefaults(argument.value());
        JsonPointer field = plane.extraArgs().append(argument.field());
        if (TemplateVariables.areIn(issuer)) {
            report.find(
                    Check.CONTROL_PLANE_VARIABLE,
                    plane.resource(),
                    field,
                    "the issuer is the variable " + issuer,
                    "expand it before the file is applied: clusterctl generate cluster, or envsubst",
                    null);
            return;
        }
        if (expected != null && isAlmost(expected, issuer)) {
            String wanted = plane.resource().view().at(field).asString("").replace(issuer, expected);
            report.find(
                    Check.ISSUER_CONTROL_PLANE,
                    Place.of(plane.resource(), field),
                    "the control plane's issuer is almost the config's",
                    new TextDifference(expected, issuer),
                    "set " + ComponentArguments.ISSUER + " to " + expected,
                    Edit.of(plane.resource(), Operation.replace(field, Operation.text(wanted))));
        }
    }

    private static boolean isAlmost(String expected, String issuer) {
        return new TextDifference(expected, issuer).isSlight();
    }

    /** A cluster that is to become a management cluster has another issuer. */
    private void reportOther(ControlPlane plane, ComponentArguments.@Nullable Argument first, String issuer) {
        boolean isSaid = plane.hasArgumentsOfAnotherVersion();
        if (expected == null || isSaid || (first != null && isAlmost(expected, issuer))) {
            return;
        }
        JsonPointer field =
                first == null ? plane.extraArgs() : plane.extraArgs().append(first.field());
        report.find(
                Check.CONTROL_PLANE_ISSUER,
                plane.resource(),
                field,
                first == null
                        ? "spec.selfHosted is for this control plane, which has no " + ComponentArguments.ISSUER
                        : "spec.selfHosted is for this control plane, whose issuer is " + issuer,
                plane.isKubeadm()
                        ? "azwi-fn -f workload-identity.yaml --in-place FILE"
                        : "add --" + ComponentArguments.ISSUER + "=" + expected + ", and bring the key pair",
                first != null && plane.isKubeadm()
                        ? Edit.of(plane.resource(), Operation.replace(field, Operation.text(expected)))
                        : null);
    }

    private void reportManaged(Resource plane) {
        report.find(
                Check.CONTROL_PLANE_ISSUER,
                plane,
                JsonPointer.empty(),
                "spec.selfHosted is for this control plane, whose issuer and key are Azure's own",
                "leave it out of spec.selfHostedClusters; enable its OIDC issuer, and name that in another config",
                null);
    }

    /** It signs in the name of the config's issuer. */
    private void checkOurs(ControlPlane plane, List<String> names, String issuer, JsonPointer field) {
        clusters.classesOf(plane.resource())
                .forEach(each -> ClassPatches.in(each, plane, ComponentArguments.ISSUER, issuer)
                        .forEach(patch -> report(each, patch, issuer)));
        boolean isTemplateOfAny = names.isEmpty();
        for (String cluster : isTemplateOfAny ? List.of(KeySecret.ANY_CLUSTER) : names) {
            Optional<GivenKeySecret> secret =
                    plane.isKubeadm() ? secret(plane, cluster, isTemplateOfAny) : Optional.empty();
            secret.ifPresent(each -> each.check(trusted, report));
            if (!isTemplateOfAny) {
                secret.ifPresent(each -> each.checkForm(cluster, report));
            }
            if (secret.isEmpty() && !plane.bringsSigningKey()) {
                report.find(
                        Check.CONTROL_PLANE_KEY,
                        plane.resource(),
                        field,
                        (isTemplateOfAny ? "a cluster that is made of it" : "the cluster " + cluster)
                                + " names the config's issuer, and signs with a key of its own, which the key set does not have",
                        plane.isKubeadm()
                                ? "before the control plane exists: "
                                        + KeySecret.remedy(
                                                cluster, plane.resource().namespace()) + "; and give "
                                        + KeySecret.name(cluster) + ".yaml to azwi-fn verify"
                                : "bring the private key in spec.files and name it in "
                                        + ComponentArguments.SIGNING_KEY_FILE + ", or leave out "
                                        + ComponentArguments.ISSUER,
                        null);
            }
        }
    }

    private void report(Resource clusterClass, ClassPatches.Undoing patch, String issuer) {
        report.find(
                patch.certain() ? Check.CONTROL_PLANE_PATCH : Check.CONTROL_PLANE_PATCH_CONDITIONAL,
                clusterClass,
                patch.field(),
                patch.message(ComponentArguments.ISSUER),
                patch.remedy(ComponentArguments.ISSUER, issuer),
                null);
    }

    private void checkAlgorithm(ControlPlane plane, List<String> names) {
        if (!plane.encryptionAlgorithm().startsWith("ECDSA") || plane.bringsSigningKey()) {
            return;
        }
        boolean isTemplateOfAny = names.isEmpty();
        for (String cluster : isTemplateOfAny ? List.of(KeySecret.ANY_CLUSTER) : names) {
            if (secret(plane, cluster, isTemplateOfAny).isEmpty()) {
                report.find(
                        Check.CONTROL_PLANE_ECDSA,
                        plane.resource(),
                        plane.encryptionAlgorithmField(),
                        "with " + plane.encryptionAlgorithm()
                                + " the service account key is an ECDSA key, and tokens are not" + " signed with RS256",
                        "give it an RSA key pair in a Secret " + KeySecret.name(cluster)
                                + " before the control plane exists, or an RSA algorithm",
                        null);
            }
        }
    }

    /** @param any whether any will do: for a template whose clusters are not given */
    private Optional<GivenKeySecret> secret(ControlPlane plane, String cluster, boolean any) {
        NamespacedName wanted =
                new NamespacedName(KeySecret.name(cluster), plane.resource().namespace());
        return secrets.stream()
                .filter(secret -> any || wanted.mayBe(NamespacedName.of(secret)))
                .map(GivenKeySecret::new)
                .findFirst();
    }
}
