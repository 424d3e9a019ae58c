package dev.azwifn.provision;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.azwifn.config.Cloud;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The real Azure, asked by whoever is logged in: environment variables, a managed identity, or the Azure CLI. */
final class ProcessAzure {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private ProcessAzure() {}

    static AzureAccess access() {
        HttpClient http = new JdkHttpClientBuilder()
                .connectionTimeout(PATIENCE)
                .responseTimeout(PATIENCE.multipliedBy(3))
                .build();
        return new AzureAccess(
                ProcessAzure::login, new RealEndpoints(), http, address -> get(http, address), Waiting.REAL);
    }

    private static TokenCredential login(Cloud cloud, @Nullable String tenantID) {
        DefaultAzureCredentialBuilder builder =
                new DefaultAzureCredentialBuilder().authorityHost(cloud.authorityHost());
        return tenantID == null ? builder.build() : builder.tenantId(tenantID).build();
    }

    private static PublicWeb.Page get(HttpClient http, URI address) {
        try (HttpResponse response = http.sendSync(new HttpRequest(HttpMethod.GET, address.toString()), Context.NONE)) {
            BinaryData body = response.getBodyAsBinaryData();
            return new PublicWeb.Page(
                    response.getStatusCode(),
                    response.getHeaderValue(HttpHeaderName.CONTENT_TYPE),
                    body == null ? new byte[0] : body.toBytes());
        }
    }

    private static final class RealEndpoints implements AzureAccess.Endpoints {
        @Override
        public AzureEnvironment resourceManager(Cloud cloud) {
            return switch (cloud) {
                case PUBLIC -> AzureEnvironment.AZURE;
                case US_GOVERNMENT -> AzureEnvironment.AZURE_US_GOVERNMENT;
                case CHINA -> AzureEnvironment.AZURE_CHINA;
            };
        }

        @Override
        public String blobs(Cloud cloud, String storageAccount) {
            return "https://" + storageAccount + ".blob." + cloud.storageSuffix();
        }
    }
}
