package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program.Run;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** For the fuzzer: any bytes as a log. */
public final class ExplainFuzz {
    private static final String CONFIG = "testdata/explain/workload-identity.yaml";
    private static final JsonMapper JSON = new JsonMapper();

    private ExplainFuzz() {}

    public static void fuzzerTestOneInput(byte[] log) {
        Run text = run(log, "explain", "-f", CONFIG);
        Run json = run(log, "explain", "-f", CONFIG, "--output", "json");
        assertThat(json.exitCode()).isEqualTo(text.exitCode());
        json.text().lines().forEach(JSON::readTree);
    }

    private static Run run(byte[] log, String... args) {
        return FuzzedRun.checkAll(Program.in(Path.of("")).stdin(log).run(args));
    }
}
