package dev.azwifn.provision;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.rest.Response;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.json.JsonProviders;
import com.azure.json.JsonReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What Resource Manager answered with 202, and carries on by itself: the header Location says where it tells how far it is. */
final class LongOperation {
    private static final int ACCEPTED = 202;
    private static final int FIRST_ERROR = 400;

    private LongOperation() {}

    /**
     * Waits for the end of what {@code started} began; throws a {@link dev.azwifn.command.CommandException} if it failed.
     *
     * @param pending what is going on until then: {@code being made}
     */
    static void await(Azure azure, String title, String pending, Response<?> started) {
        String location = started.getHeaders().getValue(HttpHeaderName.LOCATION);
        if (started.getStatusCode() == ACCEPTED && location != null) {
            HttpPipeline pipeline = azure.resources().getHttpPipeline();
            azure.calls()
                    .until(title, () -> azure.calls().call(title, () -> isOver(pipeline, location)) ? null : pending);
        }
    }

    private static boolean isOver(HttpPipeline pipeline, String location) {
        try (HttpResponse response = pipeline.sendSync(new HttpRequest(HttpMethod.GET, location), Context.NONE)) {
            if (response.getStatusCode() >= FIRST_ERROR) {
                throw new ManagementException("the operation failed", response, error(response));
            }
            return response.getStatusCode() != ACCEPTED;
        }
    }

    private static @Nullable ManagementError error(HttpResponse response) {
        try (JsonReader reader =
                JsonProviders.createReader(response.getBodyAsBinaryData().toBytes())) {
            return ManagementError.fromJson(reader);
        } catch (IOException | RuntimeException e) {
            return null; // not JSON: the status has to do
        }
    }
}
