package dev.azwifn.provision.testazure;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;

/**
 * The blob endpoints, {@code <base>/<account>/<container>/<blob>}: Azurite behind a door that knows Resource Manager's accounts
 * and whether they allow public access.
 */
final class BlobService extends Service {
    /** Headers of one connection, which are not sent on to the next. */
    static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "content-length",
            "host",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "keep-alive",
            ":status");

    private final Azurite azurite;
    private final StorageApi storage;

    BlobService(StorageApi storage, Azurite azurite, Traffic traffic, Tls tls, ExecutorService threads)
            throws IOException {
        super(ServiceName.BLOB, traffic, tls, threads);
        this.storage = storage;
        this.azurite = azurite;
    }

    @Override
    Response answer(Request request) throws IOException, InterruptedException {
        String[] parts = request.target().getRawPath().split("/", 3);
        StorageApi.Account account = storage.account(parts[1])
                .orElseThrow(() -> new ServiceError(400, "InvalidUri", "there is no storage account " + parts[1]));
        checkAccess(request, account);
        String query = request.target().getRawQuery();
        String path = "/" + account.containers().name() + (parts.length > 2 ? "/" + parts[2] : "/");
        HttpResponse<byte[]> response = azurite.forward(request, query == null ? path : path + "?" + query);
        if (request.method().equals("PUT")
                && "properties".equals(request.query().get("comp"))) {
            makeWebsite(account.containers());
        }
        if (response.statusCode() == 403 && isAnonymous(request)) {
            throw new ServiceError(
                    404, "ResourceNotFound", "the specified resource does not exist"); // as Azure says it
        }
        return response(response);
    }

    private static void checkAccess(Request request, StorageApi.Account account) {
        if (isAnonymous(request)) {
            if (!account.allowsPublicAccess()) {
                throw new ServiceError(409, "PublicAccessNotPermitted", "the account permits no public access");
            }
        } else if (request.token().isEmpty()) {
            throw new ServiceError(403, "KeyBasedAuthenticationNotPermitted", "the account takes no keys");
        }
    }

    private static boolean isAnonymous(Request request) {
        return !request.headers().containsKey("authorization");
    }

    /** Azure makes the container when the website is switched on; Azurite does not. */
    private static void makeWebsite(Containers containers) {
        if (containers.isWebsite() && containers.find(Containers.WEBSITE).isEmpty()) {
            containers.put(Containers.WEBSITE, new Containers.Container("None", Map.of()));
        }
    }

    private static Response response(HttpResponse<byte[]> response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name)) {
                headers.put(name, String.join(",", values));
            }
        });
        return new Response(response.statusCode(), headers, response.body());
    }
}
