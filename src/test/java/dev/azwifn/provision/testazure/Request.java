package dev.azwifn.provision.testazure;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a client sent.
 *
 * @param target path and query
 * @param headers by their names in lower case
 */
public record Request(String method, URI target, Map<String, String> headers, byte[] body) {
    /** @param prefix goes before the path */
    static Request read(HttpExchange exchange, String prefix) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        URI target = URI.create(prefix + exchange.getRequestURI());
        return new Request(exchange.getRequestMethod(), target, headers, body);
    }

    public String path() {
        return target.getPath();
    }

    Map<String, String> query() {
        return parameters(target.getRawQuery() == null ? "" : target.getRawQuery());
    }

    /** The body of a form. */
    Map<String, String> form() {
        return parameters(new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return body.length == 0 ? MissingNode.getInstance() : Json.read(body);
    }

    /** The bearer token; empty for a call without one. */
    String token() {
        String authorization = headers.getOrDefault("authorization", "");
        return authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
    }
}
