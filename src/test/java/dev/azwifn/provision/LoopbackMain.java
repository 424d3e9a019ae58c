package dev.azwifn.provision;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import dev.azwifn.azure.Cloud;
import dev.azwifn.command.Shell;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The program in a process of its own, which finds Azure where the variables ARM, BLOBS, TOKEN and STORAGE_TOKEN say. */
final class LoopbackMain {
    private LoopbackMain() {}

    public static void main(String[] args) {
        HttpClient http = new JdkHttpClientBuilder().build();
        AzureAccess access = new AzureAccess(
                (cloud, tenantID) -> login(), new Loopback(), http, address -> get(http, address), Waiting.REAL);
        System.exit(new AzwiProvision(Shell.ofProcess(), access).run(args));
    }

    private static TokenCredential login() {
        return context -> {
            boolean blobs = context.getScopes().contains("https://storage.azure.com/.default");
            String token = System.getenv(blobs ? "STORAGE_TOKEN" : "TOKEN");
            return Mono.just(new AccessToken(token, OffsetDateTime.now().plusDays(1)));
        };
    }

    /** The host's first label is the account. */
    private static PublicWeb.Page get(HttpClient http, URI address) {
        String account = address.getHost().substring(0, address.getHost().indexOf('.'));
        return ProcessAzure.get(http, URI.create(System.getenv("BLOBS") + "/" + account + address.getPath()));
    }

    private static final class Loopback implements AzureAccess.Endpoints {
        @Override
        public AzureEnvironment resourceManager(Cloud cloud) {
            Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
            endpoints.put("resourceManagerEndpointUrl", System.getenv("ARM") + "/");
            endpoints.put("managementEndpointUrl", System.getenv("ARM") + "/");
            return new AzureEnvironment(endpoints);
        }

        @Override
        public String blobs(Cloud cloud, String storageAccount) {
            return System.getenv("BLOBS") + "/" + storageAccount;
        }
    }
}
