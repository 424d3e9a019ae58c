package dev.azwifn.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@code --output json} wrote. */
public final class Results {
    private static final JsonMapper JSON = new JsonMapper();

    private Results() {}

    /** One object a line. */
    public static List<JsonNode> of(Program.Run run) {
        return run.err().lines().map(JSON::readTree).toList();
    }
}
