package dev.azwifn.provision.testazure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import dev.azwifn.provision.PublicWeb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import reactor.core.publisher.Mono;

/** The client's side of all connections, which ends after some calls as if the process had been killed: then nothing gets out. */
final class Mortal implements HttpClient, PublicWeb {
    private final HttpClient http;
    private final Internet internet;
    private int callsLeft;

    /** The process is no more. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1;

        Death() {
            super("killed by the test");
        }
    }

    /** @param calls after so many calls it dies */
    Mortal(HttpClient http, Internet internet, int calls) {
        this.http = http;
        this.internet = internet;
        this.callsLeft = calls;
    }

    private synchronized void live() {
        if (callsLeft-- <= 0) {
            callsLeft = 0;
            throw new Death();
        }
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.defer(() -> {
            live();
            return http.send(request);
        });
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        live();
        return http.sendSync(request, context);
    }

    @Override
    public Page get(URI address) {
        live();
        try {
            java.net.http.HttpResponse<byte[]> response = internet.get(address);
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("content-type").orElse(null),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
