package dev.azwifn.provision;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import reactor.core.publisher.Mono;

/** Lets nothing but reading through: what says that it changes nothing cannot. */
final class ReadOnlyPolicy implements HttpPipelinePolicy {
    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        refuseWriting(context.getHttpRequest());
        return next.process();
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
        refuseWriting(context.getHttpRequest());
        return next.processSync();
    }

    private static void refuseWriting(HttpRequest request) {
        HttpMethod method = request.getHttpMethod();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            throw new IllegalStateException(method + " " + request.getUrl().getPath() + " in a run that only reads");
        }
    }
}
