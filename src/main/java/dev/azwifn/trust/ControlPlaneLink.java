package dev.azwifn.trust;

import dev.azwifn.capz.ControlPlane;
import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The API servers of workload clusters. Most keep the issuer of their own and do not matter here; one that is to sign in the name of
 * the issuer, as a management cluster to be, needs its key too.
 */
final class ControlPlaneLink {
    /** What kubeadm, and CAPZ's templates, set without being told. */
    private static final String DEFAULT_ISSUER = "https://kubernetes.default.svc";

    private final Evidence evidence;
    private final KeyPairLink.Keys keys;
    private final @Nullable String expected;
    private final ChainReport report;

    private ControlPlaneLink(Evidence evidence, KeyPairLink.Keys keys, @Nullable String expected, ChainReport report) {
        this.evidence = evidence;
        this.keys = keys;
        this.expected = expected;
        this.report = report;
    }

    static void check(Evidence evidence, KeyPairLink.Keys keys, @Nullable String expected, ChainReport report) {
        ControlPlaneLink link = new ControlPlaneLink(evidence, keys, expected, report);
        for (Resource resource : evidence.resources()) {
            ControlPlane.of(resource).ifPresent(link::check);
        }
    }

    private void check(ControlPlane plane) {
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
        String issuer = first == null ? "" : TemplateVariables.withDefaults(first.value());
        if (first != null && !issuer.startsWith(DEFAULT_ISSUER) && !TemplateVariables.areIn(issuer)) {
            report.fact(Link.API_SERVER, plane.resource().ref().toString(), issuer);
            checkKey(plane, arguments, plane.extraArgs().append(first.field()), issuer.equals(expected));
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
        if (expected == null || expected.equals(issuer)) {
            return;
        }
        TextDifference difference = new TextDifference(expected, issuer);
        if (difference.isSlight()) {
            JsonNode item = plane.resource().view().at(field);
            String wanted = item.asString("").replace(issuer, expected);
            report.find(
                    Check.ISSUER_CONTROL_PLANE,
                    Place.of(plane.resource(), field),
                    "the control plane's issuer is almost the config's",
                    difference,
                    "set " + ComponentArguments.ISSUER + " to " + expected,
                    Edit.of(plane.resource(), Operation.replace(field, Operation.text(wanted))));
        }
    }

    /** @param isOurs whether it signs in the name of the config's issuer */
    private void checkKey(ControlPlane plane, ComponentArguments arguments, JsonPointer issuer, boolean isOurs) {
        boolean ownArrangement =
                plane.bringsSigningKey() || arguments.first(ComponentArguments.SIGNING_KEY_FILE) != null;
        Optional<KeySecret> secret = plane.kubeadm().isEmpty() ? Optional.empty() : secret(plane);
        if (isOurs && secret.isPresent()) {
            checkSecret(secret.get());
        } else if (isOurs && !ownArrangement) {
            report.find(
                    Check.CONTROL_PLANE_KEY,
                    plane.resource(),
                    issuer,
                    "the workload cluster names the config's issuer, but signs with a key of its own, which the key set"
                            + " does not have",
                    plane.kubeadm().isPresent()
                            ? "give it the key pair in a Secret " + KeySecret.name(clusterName(plane))
                                    + " before the control plane exists, or leave out " + ComponentArguments.ISSUER
                            : "bring the private key in spec.files and name it in "
                                    + ComponentArguments.SIGNING_KEY_FILE + ", or leave out "
                                    + ComponentArguments.ISSUER,
                    null);
        }
        if (plane.encryptionAlgorithm().startsWith("ECDSA") && secret.isEmpty() && !ownArrangement) {
            report.find(
                    Check.CONTROL_PLANE_ECDSA,
                    plane.resource(),
                    plane.kubeadm()
                            .orElseThrow()
                            .append(JsonPointer.compile("/clusterConfiguration/encryptionAlgorithm")),
                    "with " + plane.encryptionAlgorithm()
                            + " the service account key is an ECDSA key, and tokens are not" + " signed with RS256",
                    "give it an RSA key pair in a Secret " + KeySecret.name(clusterName(plane))
                            + " before the control plane exists, or an RSA algorithm",
                    null);
        }
    }

    private void checkSecret(KeySecret secret) {
        String problem = secret.problem(keys);
        if (problem != null) {
            report.find(
                    Check.CONTROL_PLANE_SECRET,
                    secret.resource(),
                    JsonPointer.empty(),
                    problem,
                    "put the key pair of spec.keys into it: tls.key the private key, tls.crt the public key",
                    null);
        }
    }

    /** For a template, whose clusters have other names, any Secret of this kind will do. */
    private Optional<KeySecret> secret(ControlPlane plane) {
        List<KeySecret> secrets = KeySecret.in(evidence.resources());
        if (plane.isTemplate()) {
            return secrets.stream().findFirst();
        }
        String name = KeySecret.name(clusterName(plane));
        return secrets.stream()
                .filter(secret -> secret.resource().name().equals(name))
                .findFirst();
    }

    private String clusterName(ControlPlane plane) {
        Resource resource = plane.resource();
        if (plane.isTemplate()) {
            return "<cluster>";
        }
        for (Resource cluster : evidence.resources()) {
            JsonNode reference = cluster.view().at("/spec/controlPlaneRef");
            if (cluster.kind().equals("Cluster")
                    && reference.path("kind").asString("").equals(resource.kind())
                    && reference.path("name").asString("").equals(resource.name())) {
                return cluster.name();
            }
        }
        String label = resource.view()
                .at("/metadata/labels/cluster.x-k8s.io~1cluster-name")
                .asString("");
        return !label.isEmpty() ? label : resource.name().replaceFirst("-control-plane$", "");
    }
}
