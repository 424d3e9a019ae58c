package dev.azwifn.provision.testazure;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** Static websites, {@code <base>/<account>/<path>}: what lies in {@code $web}, to everybody, once the website is switched on. */
final class WebService extends Service {
    private final StorageApi storage;

    WebService(StorageApi storage, Traffic traffic, Tls tls, ExecutorService threads) throws IOException {
        super(ServiceName.WEB, traffic, tls, threads);
        this.storage = storage;
    }

    @Override
    Response answer(Request request) {
        String[] parts = request.path().split("/", 3);
        StorageApi.Account account = storage.account(parts[1])
                .orElseThrow(() -> new ServiceError(404, "WebsiteNotFound", "no such account"));
        if (!account.containers().isWebsite()) {
            throw new ServiceError(404, "WebsiteNotFound", "the static website is switched off");
        }
        Containers.Blob blob = account.containers()
                .read(Containers.WEBSITE, parts[2])
                .orElseThrow(() -> new ServiceError(404, "WebContentNotFound", "the requested content does not exist"));
        return new Response(
                200, Map.of("content-type", blob.type()), blob.content().toBytes());
    }
}
