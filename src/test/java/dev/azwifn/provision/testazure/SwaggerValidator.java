package dev.azwifn.provision.testazure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Azure's own validator of Resource Manager calls, in a process of its own. */
final class SwaggerValidator {
    private static final Path SCRIPT = Path.of("src/test/node/validator.cjs").toAbsolutePath();

    private final Process process;
    private final BufferedReader answers;

    SwaggerValidator(NodeTools tools) throws IOException {
        process = tools.start(
                SCRIPT,
                Map.of(),
                List.of(tools.modules().toString(), tools.folder().toString()));
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What is wrong with a call, or with the answer that the test gives; empty if nothing is. */
    synchronized List<String> problems(Request request, Response response) throws IOException {
        ObjectNode call = Json.object();
        call.set("request", request(request));
        call.set("response", response(response));
        OutputStream questions = process.getOutputStream();
        questions.write(Json.write(call));
        questions.write('\n');
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("oav has died");
        }
        List<String> problems = new ArrayList<>();
        for (JsonNode problem : Json.read(answer.getBytes(StandardCharsets.UTF_8))) {
            problems.add(Json.text(problem, "code") + ": " + Json.text(problem, "message"));
        }
        return problems;
    }

    private static ObjectNode request(Request request) {
        ObjectNode node = Json.object();
        node.put("method", request.method());
        node.put("url", "https://management.azure.com" + request.target());
        node.set("headers", Json.MAPPER.valueToTree(request.headers()));
        if (request.body().length > 0) {
            node.set("body", request.json());
        }
        return node;
    }

    private static ObjectNode response(Response response) {
        ObjectNode node = Json.object();
        node.put("statusCode", String.valueOf(response.status()));
        node.set("headers", Json.MAPPER.valueToTree(response.headers()));
        if (response.body().length > 0) {
            node.set("body", Json.read(response.body()));
        }
        return node;
    }

    void stop() {
        process.destroy();
    }
}
