package dev.azwifn.trust;

import dev.azwifn.capz.CloudSettings;
import dev.azwifn.capz.InfrastructureApi;
import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.config.Cloud;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.ShellWord;
import dev.azwifn.yaml.Operation;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The Azure cloud: clusters, controllers and the issuer's storage are all in the config's. */
final class CloudLink {
    private final Cloud cloud;
    private final ChainReport report;

    private CloudLink(Cloud cloud, ChainReport report) {
        this.cloud = cloud;
        this.report = report;
    }

    /** @param issuer null if there is none */
    static void check(Evidence evidence, @Nullable String issuer, ChainReport report) {
        CloudLink link = new CloudLink(Cloud.of(evidence.config().azure().cloud()), report);
        if (issuer != null) {
            link.checkStorage(evidence, issuer);
        }
        for (Resource resource : evidence.resources()) {
            if (CloudSettings.isClusterKind(resource.kind()) && InfrastructureApi.has(resource)) {
                link.checkCluster(resource);
            } else if (CloudSettings.isAsoSecret(resource)) {
                link.checkAso(resource);
            } else if (CloudSettings.isCapzDeployment(resource)) {
                link.checkCapz(resource);
            }
        }
    }

    private void checkStorage(Evidence evidence, String issuer) {
        String host;
        try {
            host = String.valueOf(URI.create(issuer.strip()).getHost()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return; // said elsewhere
        }
        for (Cloud other : Cloud.values()) {
            if (other != cloud && host.endsWith("." + other.storageSuffix())) {
                report.find(
                        Check.ISSUER_CLOUD,
                        evidence.configPlace(IssuerLink.URL),
                        "the issuer's storage is in " + other.title() + ", and spec.azure.cloud is " + cloud.title(),
                        "a storage account below " + cloud.storageSuffix() + ", or spec.azure.cloud: " + other.title());
            }
        }
    }

    private void checkCluster(Resource cluster) {
        JsonPointer field = CloudSettings.environment(cluster);
        JsonNode value = cluster.view().at(field);
        String found = TemplateVariables.withDefaults(value.asString(""));
        if (TemplateVariables.areIn(found) || cloud.title().equals(orPublic(found))) {
            return;
        }
        boolean hasPlace = cluster.view().at(field.head()).isObject();
        Operation repair = value.isMissingNode()
                ? Operation.add(field, Operation.text(cloud.title()))
                : Operation.replace(field, Operation.text(cloud.title()));
        report.find(
                Check.CLOUD_CLUSTER,
                cluster,
                field,
                value.isMissingNode()
                        ? "the cluster is for the public cloud, and spec.azure.cloud is " + cloud.title()
                        : "azureEnvironment is " + found + ", and spec.azure.cloud is " + cloud.title(),
                "azureEnvironment: " + cloud.title(),
                hasPlace ? Edit.of(cluster, repair) : null);
    }

    private static String orPublic(String environment) {
        return environment.isEmpty() ? Cloud.PUBLIC.title() : environment;
    }

    private void checkAso(Resource secret) {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put(CloudSettings.AUTHORITY_HOST, cloud.authorityHost());
        expected.put(CloudSettings.RESOURCE_MANAGER, cloud.resourceManager());
        expected.put(CloudSettings.AUDIENCE, cloud.resourceManagerAudience());
        expected.forEach((key, wanted) -> {
            String found = TemplateVariables.withDefaults(CloudSettings.value(secret, key));
            boolean isPublic = found.isEmpty() && cloud == Cloud.PUBLIC;
            if (!isPublic && !TemplateVariables.areIn(found) && !isSame(wanted, found)) {
                report.find(
                        Check.CLOUD_ASO,
                        secret,
                        CloudSettings.field(secret, key),
                        key + " is " + (found.isEmpty() ? "that of the public cloud" : Visible.of(found)) + ", not "
                                + wanted,
                        "azwi-fn plan --output aso | kubectl apply -f -, and restart Azure Service Operator",
                        null);
            }
        });
    }

    private void checkCapz(Resource deployment) {
        JsonPointer list = CloudSettings.capzEnvironment(deployment);
        JsonPointer field = list;
        JsonNode variables = deployment.view().at(list);
        String found = "";
        for (int i = 0; i < variables.size(); i++) {
            JsonNode variable = variables.path(i);
            if (variable.path("name").asString("").equals(CloudSettings.AUTHORITY_HOST)) {
                if (variable.has("valueFrom")) {
                    return; // what it is, another object says
                }
                field = list.appendIndex(i).appendProperty("value");
                found = variable.path("value").asString("");
            }
        }
        boolean isPublic = found.isEmpty() && cloud == Cloud.PUBLIC;
        if (!isPublic && !TemplateVariables.areIn(found) && !isSame(cloud.authorityHost(), found)) {
            report.find(
                    Check.CLOUD_CAPZ,
                    deployment,
                    field,
                    CloudSettings.AUTHORITY_HOST + " is "
                            + (found.isEmpty() ? "not set, and CAPZ asks the public cloud" : Visible.of(found))
                            + "; the cloud's is " + cloud.authorityHost(),
                    "kubectl set env -n "
                            + (deployment.namespace() == null ? "capz-system" : ShellWord.of(deployment.namespace()))
                            + " deployment/" + CloudSettings.CAPZ_DEPLOYMENT + " " + CloudSettings.AUTHORITY_HOST + "="
                            + cloud.authorityHost(),
                    null);
        }
    }

    /** A slash at the end of an address means nothing here. */
    private static boolean isSame(String one, String other) {
        return one.replaceAll("/$", "").equalsIgnoreCase(other.replaceAll("/$", ""));
    }
}
