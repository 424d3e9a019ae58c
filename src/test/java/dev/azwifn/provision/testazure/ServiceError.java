package dev.azwifn.provision.testazure;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An error as the service says it. */
final class ServiceError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    ServiceError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    Response as(ServiceName service) {
        return switch (service) {
            case ARM, ENTRA -> json();
            case BLOB, WEB -> xml();
        };
    }

    private Response json() {
        ObjectNode error = Json.object();
        error.putObject("error").put("code", code).put("message", getMessage());
        return Response.of(status, error);
    }

    private Response xml() {
        String text = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>" + code + "</Code><Message>"
                + getMessage() + "</Message></Error>";
        Map<String, String> headers = Map.of("content-type", "application/xml", "x-ms-error-code", code);
        return new Response(status, headers, text.getBytes(StandardCharsets.UTF_8));
    }
}
