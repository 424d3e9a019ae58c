package dev.azwifn.provision.testazure;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Why Entra ID gives no token. */
final class EntraError extends Exception {
    private static final long serialVersionUID = 1;

    private final String error;
    private final int code;

    /** @param error as OAuth names it: {@code invalid_client} */
    EntraError(String error, int code, String message) {
        super(message);
        this.error = error;
        this.code = code;
    }

    Response response() {
        String trace = UUID.randomUUID().toString();
        String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
        String description = "AADSTS" + code + ": " + getMessage() + " Trace ID: " + trace + " Correlation ID: " + trace
                + " Timestamp: " + time;
        ObjectNode body = Json.object().put("error", error).put("error_description", description);
        body.putArray("error_codes").add(code);
        body.put("timestamp", time).put("trace_id", trace).put("correlation_id", trace);
        return Response.of(error.equals("invalid_client") ? 401 : 400, body);
    }
}
