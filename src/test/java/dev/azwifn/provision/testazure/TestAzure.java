package dev.azwifn.provision.testazure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.management.AzureEnvironment;
import dev.azwifn.TemporaryFolder;
import dev.azwifn.config.Cloud;
import dev.azwifn.provision.AzureAccess;
import dev.azwifn.provision.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/** All services together. They start once, for all tests of the process; {@link #reset} empties them. */
public final class TestAzure {
    /** The one tenant that there is. */
    public static final String TENANT = "5f5b3a1c-3f0e-4a44-9c5e-1c1f2c1d7a01";

    /** Entra ID, as the public cloud names it. */
    public static final String AUTHORITY = "https://login.microsoftonline.com/";

    /** The key that Entra ID signs with. */
    public static final String ENTRA_KEY_ID = "entra-1";

    /** A service principal that may do everything, and its secret. */
    public static final String OPERATOR_CLIENT = "0c5c8a8e-5b6f-4f0f-8c39-6a3f4d7b9e02";

    public static final String OPERATOR_SECRET = "not~a~real~secret~4711";

    private static @Nullable TestAzure started;

    private final Traffic traffic = new Traffic();
    private final Resources resources = new Resources();
    private final LongRunning operations;
    private final KeyPair entraKey;
    private final HttpClient http;
    private final Internet internet;
    private final StorageApi storage;
    private final ResourceManager arm;
    private final BlobService blobs;
    private final WebService web;
    private final TokenService entra;
    private final Tls tls;
    private final ExecutorService threads;

    private TestAzure(NodeTools tools) throws IOException, InterruptedException, GeneralSecurityException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else every answer waits 40 ms for the client
        tls = Tls.make(TemporaryFolder.forAllTests());
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        http = new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(tls.context())).build();
        Azurite azurite = new Azurite(tools, tls, http);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        entraKey = generator.generateKeyPair();
        internet = new Internet(this, tls);

        operations = new LongRunning(() -> arm().base());
        storage = new StorageApi(resources, operations, azurite);
        RolesApi roles = new RolesApi(resources);
        Routes routes = new Routes();
        new GroupsApi(resources, operations).addTo(routes);
        new IdentitiesApi(resources).addTo(routes);
        new CredentialsApi(resources).addTo(routes);
        storage.addTo(routes);
        new ContainersApi(storage).addTo(routes);
        roles.addTo(routes);
        arm = new ResourceManager(routes, roles, new SwaggerValidator(tools), traffic, tls, threads);
        blobs = new BlobService(storage, azurite, traffic, tls, threads);
        web = new WebService(storage, traffic, tls, threads);
        entra = new TokenService(resources, internet, (RSAPublicKey) entraKey.getPublic(), traffic, tls, threads);
    }

    /** Skips the test if the tools are missing. */
    public static synchronized TestAzure started() throws Exception {
        if (started == null) {
            started = new TestAzure(NodeTools.require());
        }
        return started;
    }

    /** An Azure in which nobody has ever done anything. */
    public void reset() {
        resources.clear();
        storage.clear();
        operations.clear();
        traffic.forget();
    }

    /** At the names that everything has in Azure, for another process. */
    public RealNames atRealNames() throws IOException {
        return atRealNames(InetAddress.getLoopbackAddress());
    }

    /** @param address of this machine */
    public RealNames atRealNames(InetAddress address) throws IOException {
        return new RealNames(this, tls, threads, address);
    }

    /** Trusts the services and nobody else; password {@code changeit}. */
    public Path trustStore() {
        return tls.trustStore();
    }

    /** What the trust store holds, as PEM. */
    public Path certificate() {
        return tls.certificate();
    }

    /** How the program reaches it. */
    public AzureAccess access() {
        return access(new VirtualTime());
    }

    public AzureAccess access(Waiting waiting) {
        return access(waiting, Integer.MAX_VALUE);
    }

    /** @param calls after so many calls the program dies */
    public AzureAccess access(Waiting waiting, int calls) {
        Mortal client = new Mortal(http, internet, calls);
        return new AzureAccess((cloud, tenantID) -> operator(), new Loopback(), client, client, waiting);
    }

    private static TokenCredential operator() {
        return context -> {
            boolean blobs = context.getScopes().contains("https://storage.azure.com/.default");
            String token = blobs ? Tokens.OPERATOR_OF_STORAGE : Tokens.OPERATOR_OF_ARM;
            return Mono.just(new AccessToken(token, OffsetDateTime.now().plusDays(1)));
        };
    }

    private final class Loopback implements AzureAccess.Endpoints {
        @Override
        public AzureEnvironment resourceManager(Cloud cloud) {
            storage.servedAt(cloud.storageSuffix());
            Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
            endpoints.put("resourceManagerEndpointUrl", arm.base() + "/");
            endpoints.put("managementEndpointUrl", arm.base() + "/");
            return new AzureEnvironment(endpoints);
        }

        @Override
        public String blobs(Cloud cloud, String storageAccount) {
            return blobs.base() + "/" + storageAccount;
        }
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Trusts the services' certificate. */
    public HttpClient http() {
        return http;
    }

    /** The key that Entra ID signs with. */
    public KeyPair entraKey() {
        return entraKey;
    }

    ResourceManager arm() {
        return arm;
    }

    StorageApi storage() {
        return storage;
    }

    BlobService blobs() {
        return blobs;
    }

    WebService web() {
        return web;
    }

    TokenService entra() {
        return entra;
    }

    /** A resource as it is kept: a change to it is somebody else's, made behind the program's back. */
    public ObjectNode resource(String id) {
        return resources.find(id).orElseThrow(() -> new IllegalArgumentException("no resource " + id));
    }

    /** Makes a resource, as somebody else. */
    public void add(ObjectNode resource) {
        resources.put(Json.text(resource, "id"), resource);
    }

    /** Deletes a resource and what is below it, as somebody else. */
    public void remove(String id) {
        resources.delete(id);
    }

    /** What a storage account holds. */
    public Containers containers(String account) {
        return storage.account(account).orElseThrow().containers();
    }

    /** Somebody else in the world has a storage account of this name. */
    public void takeAccountName(String name) {
        storage.take(name);
    }

    /** The next long-running operation is accepted, and then fails. */
    public void failNextOperation(int status, String code) {
        operations.failNext(new ServiceError(status, code, "made to fail by the test"));
    }

    /** Where Entra ID is. */
    public String authorityHost() {
        return entra.base() + "/";
    }

    /** Texts that nobody may ever see: access tokens, and the operator's secret. */
    public List<String> secrets() {
        return List.of(Tokens.OPERATOR_OF_ARM, Tokens.OPERATOR_OF_STORAGE, OPERATOR_SECRET);
    }

    /** All that there is, as text: two Azures that hold the same have the same. */
    public String snapshot() {
        ObjectNode snapshot = Json.object();
        for (ObjectNode resource : resources.all()) {
            snapshot.set(Json.text(resource, "id"), resource);
            if (Json.text(resource, "type").equals(StorageApi.TYPE)) {
                Containers containers = storage.account(Json.text(resource, "name"))
                        .orElseThrow()
                        .containers();
                ObjectNode data = Json.object().put("website", containers.isWebsite());
                for (String name : containers.names()) {
                    ObjectNode container = data.putObject(name);
                    container.put("is", containers.find(name).orElseThrow().toString());
                    containers
                            .blobs(name)
                            .forEach((path, blob) -> container.put(path, blob.type() + " " + blob.content()));
                }
                snapshot.set(Json.text(resource, "id") + " data", data);
            }
        }
        return Json.MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(snapshot);
    }
}
