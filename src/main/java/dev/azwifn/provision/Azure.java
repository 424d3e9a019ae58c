package dev.azwifn.provision;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.http.policy.ArmChallengeAuthenticationPolicy;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.fluent.RoleAssignmentsClient;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.msi.fluent.ManagedServiceIdentityClient;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.ResourceManagementClient;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.fluent.StorageManagementClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.command.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The services, for one plan's cloud, tenant and subscription. Nothing here tries again: {@link Calls} does, so that all of it ends
 * at one deadline and is seen.
 */
record Azure(
        Calls calls,
        PublicWeb web,
        ResourceManagementClient resources,
        ManagedServiceIdentityClient identities,
        RoleAssignmentsClient roles,
        StorageManagementClient storage,
        BlobServiceClient blobs) {

    /** @param readOnly whether every call that could change something is refused */
    static Azure connect(
            AzureAccess access, ProvisioningPlan plan, boolean readOnly, Duration timeout, Progress progress) {
        TokenCredential credential = access.credentials().of(plan.cloud(), plan.tenantID());
        AzureEnvironment environment = access.endpoints().resourceManager(plan.cloud());
        String scope = environment.getManagementEndpoint().replaceAll("/+$", "") + "/.default";
        List<HttpPipelinePolicy> guard = readOnly ? List.of(new ReadOnlyPolicy()) : List.of();

        List<HttpPipelinePolicy> policies = new ArrayList<>(guard);
        policies.add(new UserAgentPolicy(AzwiProvision.NAME + "/" + Version.text()));
        policies.add(new RequestIdPolicy());
        policies.add(new ArmChallengeAuthenticationPolicy(credential, scope));
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .policies(policies.toArray(HttpPipelinePolicy[]::new))
                .httpClient(access.http())
                .build();
        String subscription = plan.resourceGroup().subscriptionID();
        AzureProfile profile = new AzureProfile(plan.tenantID(), subscription, environment);

        BlobServiceClientBuilder blobs = new BlobServiceClientBuilder()
                .endpoint(access.endpoints().blobs(plan.cloud(), plan.site().storageAccount()))
                .credential(credential)
                .httpClient(access.http())
                .retryOptions(new RequestRetryOptions(RetryPolicyType.FIXED, 1, (Duration) null, null, null, null));
        guard.forEach(blobs::addPolicy);

        Advice advice = new Advice(plan, () -> Caller.of(credential, scope));
        return new Azure(
                new Calls(new Retries(access.waiting(), timeout), advice, progress),
                access.web(),
                ResourceManager.authenticate(pipeline, profile)
                        .withSubscription(subscription)
                        .serviceClient(),
                MsiManager.authenticate(pipeline, profile).serviceClient(),
                AuthorizationManager.authenticate(pipeline, profile)
                        .roleServiceClient()
                        .getRoleAssignments(),
                StorageManager.authenticate(pipeline, profile).serviceClient(),
                blobs.buildClient());
    }
}
