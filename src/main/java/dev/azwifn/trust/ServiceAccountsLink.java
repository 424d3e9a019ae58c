package dev.azwifn.trust;

import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The service accounts that are to be trusted: those of CAPZ and ASO, in the namespace where both run. */
final class ServiceAccountsLink {
    private static final String CAPZ = "capz-manager";
    private static final String ASO = "azureserviceoperator-default";
    private static final String USUAL_NAMESPACE = "capz-system";
    private static final String ASO_NAMESPACE = "azureserviceoperator-system"; // of an installation of its own
    private static final JsonPointer LIST = JsonPointer.compile("/spec/serviceAccounts");

    private final Evidence evidence;
    private final ChainReport report;
    private final List<ServiceAccount> missing = new ArrayList<>();

    private ServiceAccountsLink(Evidence evidence, ChainReport report) {
        this.evidence = evidence;
        this.report = report;
    }

    /** Checks them, and returns those that should be among them and are not. */
    static List<ServiceAccount> check(Evidence evidence, ChainReport report) {
        ServiceAccountsLink link = new ServiceAccountsLink(evidence, report);
        link.check();
        return link.missing;
    }

    private void check() {
        accounts().forEach(account -> report.fact(Link.SERVICE_ACCOUNTS, "subject", account.subject()));
        ServiceAccount capz = named(CAPZ);
        ServiceAccount aso = named(ASO);
        if (capz == null) {
            reportMissing(CAPZ, aso);
        } else {
            checkNamespace(capz);
        }
        if (aso == null) {
            reportMissing(ASO, capz);
        }
        if (capz != null
                && aso != null
                && !aso.namespace().equals(capz.namespace())
                && !isInstalled(aso)
                && !aso.namespace().equals(ASO_NAMESPACE)) {
            report.find(
                    Check.SERVICE_ACCOUNT_NAMESPACE,
                    place(aso),
                    "CAPZ is in " + capz.namespace() + " and ASO in " + aso.namespace()
                            + ", while CAPZ brings ASO along in its own namespace",
                    "write " + capz.namespace() + "/" + ASO + " in spec.serviceAccounts");
        }
    }

    private void reportMissing(String name, @Nullable ServiceAccount other) {
        String namespace = other == null ? USUAL_NAMESPACE : other.namespace();
        missing.add(new ServiceAccount(namespace, name));
        report.find(
                Check.SERVICE_ACCOUNT_MISSING,
                listPlace(),
                "no " + name + " among the service accounts, and "
                        + (name.equals(ASO) ? "Azure Service Operator" : "CAPZ") + " runs as it",
                "add {namespace: " + namespace + ", name: " + name + "} to spec.serviceAccounts",
                addition(namespace, name));
    }

    /** A namespace of clusters is no namespace of providers as a rule, but nothing forbids it. */
    private void checkNamespace(ServiceAccount capz) {
        String namespace = capz.namespace();
        boolean hasClusters = evidence.resources().stream()
                .anyMatch(resource -> ClusterUse.isUser(resource) && namespace.equals(resource.namespace()));
        if (!namespace.equals(USUAL_NAMESPACE) && hasClusters && !isInstalled(capz)) {
            report.find(
                    Check.SERVICE_ACCOUNT_NAMESPACE,
                    place(capz),
                    namespace + " is the namespace of a cluster; the service accounts are in the one where CAPZ runs",
                    "write " + USUAL_NAMESPACE + "/" + CAPZ + " in spec.serviceAccounts, if CAPZ runs there");
        }
    }

    private boolean isInstalled(ServiceAccount account) {
        for (Resource resource : evidence.resources()) {
            if (resource.kind().equals("ServiceAccount")
                    && resource.name().equals(account.name())
                    && account.namespace().equals(resource.namespace())) {
                return true;
            }
        }
        return false;
    }

    private List<ServiceAccount> accounts() {
        return evidence.config().serviceAccounts();
    }

    private @Nullable ServiceAccount named(String name) {
        for (ServiceAccount account : accounts()) {
            if (account.name().equals(name)) {
                return account;
            }
        }
        return null;
    }

    private @Nullable Place listPlace() {
        return evidence.configPlace(LIST);
    }

    private @Nullable Place place(ServiceAccount account) {
        JsonPointer item = LIST.appendIndex(accounts().indexOf(account));
        Place place = evidence.configPlace(item);
        return place == null ? listPlace() : place;
    }

    private @Nullable Edit addition(String namespace, String name) {
        YamlDocument document = evidence.configDocument();
        JsonNode list = document == null ? null : document.view().at(LIST);
        return document == null || list == null || !list.isArray()
                ? null
                : Edit.of(
                        document,
                        Operation.add(
                                LIST.appendProperty("-"),
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("namespace", namespace)
                                        .put("name", name)));
    }
}
