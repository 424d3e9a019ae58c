package dev.azwifn.provision;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import dev.azwifn.config.Cloud;
import org.jspecify.annotations.Nullable;

/**
 * How the companion reaches Azure: everything outside of the process, and time.
 *
 * @param http for Resource Manager and for storage
 * @param web reads as anybody in the internet does, without credentials
 */
public record AzureAccess(
        Credentials credentials, Endpoints endpoints, HttpClient http, PublicWeb web, Waiting waiting) {
    /** Who asks. */
    public interface Credentials {
        /** @param tenantID null for the tenant that the user is logged in to */
        TokenCredential of(Cloud cloud, @Nullable String tenantID);
    }

    /** Where the services are. */
    public interface Endpoints {
        /** With the endpoints {@code resourceManagerEndpointUrl} and {@code managementEndpointUrl}. */
        AzureEnvironment resourceManager(Cloud cloud);

        /** The blob service of a storage account: {@code https://oidcissuer.blob.core.windows.net}. */
        String blobs(Cloud cloud, String storageAccount);
    }
}
