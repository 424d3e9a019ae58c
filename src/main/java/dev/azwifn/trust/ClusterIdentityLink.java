package dev.azwifn.trust;

import dev.azwifn.capz.AllowedNamespaces;
import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.NamespacedName;
import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The AzureClusterIdentity objects, and the clusters that use them. */
final class ClusterIdentityLink {
    private static final JsonPointer SPEC = JsonPointer.compile("/spec");
    private static final JsonPointer TYPE = SPEC.appendProperty("type");
    private static final JsonPointer CLIENT_ID = SPEC.appendProperty("clientID");
    private static final JsonPointer TENANT_ID = SPEC.appendProperty("tenantID");
    private static final JsonPointer ALLOWED = SPEC.appendProperty("allowedNamespaces");

    private final Evidence evidence;
    private final ChainReport report;
    private final List<Resource> identities = new ArrayList<>();
    private final Map<String, JsonNode> namespaceLabels = new HashMap<>();

    private ClusterIdentityLink(Evidence evidence, ChainReport report) {
        this.evidence = evidence;
        this.report = report;
        for (Resource resource : evidence.resources()) {
            if (AzureClusterIdentity.is(resource)) {
                identities.add(resource);
            }
            if (resource.kind().equals("Namespace") && resource.apiVersion().equals("v1")) {
                namespaceLabels.put(resource.name(), resource.view().at("/metadata/labels"));
            }
        }
    }

    static void check(Evidence evidence, ChainReport report) {
        new ClusterIdentityLink(evidence, report).check();
    }

    private void check() {
        List<String> names = evidence.config().clusterIdentity().names();
        if (identities.isEmpty()) {
            report.missing(Link.CLUSTER_IDENTITY, "no AzureClusterIdentity given: name the files that have it");
        }
        for (String name : names) {
            if (!identities.isEmpty()
                    && identities.stream().noneMatch(each -> each.name().equals(name))) {
                report.missing(Link.CLUSTER_IDENTITY, "no AzureClusterIdentity " + name + " in the files");
            }
        }
        List<ClusterUse> uses = ClusterUse.in(evidence.resources());
        for (Resource identity : identities) {
            if (names.isEmpty() || names.contains(identity.name())) {
                report.fact(Link.CLUSTER_IDENTITY, "identity", identity.ref().toString());
                checkFields(identity);
            }
            checkNamespaces(identity, uses);
        }
        if (!identities.isEmpty()) {
            uses.stream().filter(use -> !use.isTemplate()).forEach(this::checkReference);
        }
    }

    private void checkFields(Resource identity) {
        String type = AzureClusterIdentity.type(identity.view());
        if (TemplateVariables.areIn(type)) {
            reportVariable(identity, TYPE, type);
        } else if (!type.equals(AzureClusterIdentity.WORKLOAD_IDENTITY)) {
            JsonNode wanted = Operation.text(AzureClusterIdentity.WORKLOAD_IDENTITY);
            report.find(
                    Check.CLUSTER_IDENTITY_TYPE,
                    identity,
                    TYPE,
                    "type is " + (type.isEmpty() ? "missing" : type) + ", not WorkloadIdentity",
                    "set spec.type to WorkloadIdentity; in a cluster it is immutable, so give a new object a new name there",
                    Edit.of(identity, Operation.add(TYPE, wanted)));
        } else {
            checkFieldsOfOtherTypes(identity);
        }
        checkId(
                Check.CLUSTER_IDENTITY_CLIENT_ID,
                identity,
                CLIENT_ID,
                evidence.config().clusterIdentity().clientID());
        checkId(
                Check.CLUSTER_IDENTITY_TENANT_ID,
                identity,
                TENANT_ID,
                evidence.config().azure().tenantID());
    }

    private void checkFieldsOfOtherTypes(Resource identity) {
        for (String name : AzureClusterIdentity.FIELDS_OF_OTHER_TYPES) {
            JsonPointer field = SPEC.appendProperty(name);
            if (!identity.view().at(field).isMissingNode()) {
                boolean secret = name.equals("clientSecret");
                report.find(
                        secret ? Check.CLUSTER_IDENTITY_SECRET : Check.CLUSTER_IDENTITY_FIELD,
                        identity,
                        field,
                        secret
                                ? "clientSecret is left over: with type WorkloadIdentity CAPZ takes no notice of it"
                                : name + " belongs to another type: CAPZ's webhook refuses it with WorkloadIdentity",
                        "remove spec." + name,
                        Edit.of(identity, Operation.remove(field)));
            }
        }
    }

    /** @param wanted null if the config does not say */
    private void checkId(Check check, Resource identity, JsonPointer field, @Nullable String wanted) {
        String name = field.last().getMatchingProperty();
        String id = TemplateVariables.withDefaults(identity.view().at(field).asString(""));
        if (TemplateVariables.areIn(id)) {
            reportVariable(identity, field, id);
            return;
        }
        String other = KnownIds.of(evidence).nameOf(id);
        if (id.isBlank() || (wanted == null ? other != null : !id.equalsIgnoreCase(wanted))) {
            String what = id.isBlank() ? name + " is missing" : name + " is " + id;
            report.find(
                    check,
                    identity,
                    field,
                    what
                            + (other == null ? "" : ", which is " + other)
                            + (wanted == null || id.isBlank() ? "" : ", not " + wanted),
                    "set spec." + name + (wanted == null ? "" : " to " + wanted),
                    wanted == null ? null : Edit.of(identity, Operation.add(field, Operation.text(wanted))));
        }
    }

    private void reportVariable(Resource identity, JsonPointer field, String value) {
        report.find(
                Check.CLUSTER_IDENTITY_VARIABLE,
                identity,
                field,
                field.last().getMatchingProperty() + " is the variable " + value,
                "expand it before the file is applied: clusterctl generate cluster, or envsubst",
                null);
    }

    private void checkNamespaces(Resource identity, List<ClusterUse> uses) {
        if (identity.version().equals("v1alpha3")) {
            return; // there it is a list with another meaning
        }
        AllowedNamespaces allowed = new AllowedNamespaces(identity.view().at(ALLOWED));
        for (ClusterUse use : uses) {
            if (!use.identity().mayBe(NamespacedName.of(identity)) || (use.isTemplate() && !allowed.isNobody())) {
                continue;
            }
            String namespace = use.user().namespace();
            AllowedNamespaces.Answer answer = allowed.admits(namespace, namespaceLabels);
            if (answer == AllowedNamespaces.Answer.UNKNOWN && namespace != null) {
                report.missing(
                        Link.CLUSTER_IDENTITY,
                        "whether the selector of " + identity.name() + " admits the namespace " + namespace
                                + ": give the Namespace object too");
            } else if (answer == AllowedNamespaces.Answer.NO) {
                String whose = namespace == null ? "its clusters' namespace" : namespace;
                report.find(
                        Check.CLUSTER_IDENTITY_NAMESPACE,
                        identity,
                        ALLOWED,
                        (allowed.isNobody()
                                        ? "allowedNamespaces admits no namespace at all"
                                        : "allowedNamespaces does not admit " + whose)
                                + ", and " + use.user().ref() + " uses the identity",
                        "add " + whose + " to spec.allowedNamespaces.list, or write allowedNamespaces: {} for all",
                        null);
                return;
            }
        }
    }

    private void checkReference(ClusterUse use) {
        if (TemplateVariables.areIn(use.identity().name())) {
            return;
        }
        for (Resource identity : identities) {
            if (use.identity().mayBe(NamespacedName.of(identity))) {
                return;
            }
        }
        String namespace = use.identity().namespace();
        report.find(
                Check.CLUSTER_IDENTITY_REFERENCE,
                use.user(),
                use.field(),
                "identityRef names " + (namespace == null ? "" : namespace + "/")
                        + use.identity().name() + ", and the files have only " + names(),
                "correct spec.identityRef, or give the file that has this identity",
                null);
    }

    private String names() {
        List<String> names = new ArrayList<>();
        identities.forEach(each -> names.add((each.namespace() == null ? "" : each.namespace() + "/") + each.name()));
        return String.join(", ", names);
    }
}
