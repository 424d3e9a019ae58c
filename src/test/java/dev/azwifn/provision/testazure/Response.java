package dev.azwifn.provision.testazure;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a client gets. */
record Response(int status, Map<String, String> headers, byte[] body) {
    private static final byte[] NOTHING = {};

    static Response of(int status) {
        return new Response(status, Map.of(), NOTHING);
    }

    static Response of(int status, JsonNode body) {
        return new Response(status, Map.of("content-type", "application/json; charset=utf-8"), Json.write(body));
    }

    Response with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body);
    }

    Response withoutBody() {
        return new Response(status, headers, NOTHING);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
        exchange.close();
    }
}
