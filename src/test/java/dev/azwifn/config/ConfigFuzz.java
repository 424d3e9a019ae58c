package dev.azwifn.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.TemporaryFolder;
import dev.azwifn.cli.FuzzedRun;
import dev.azwifn.cli.Program;
import dev.azwifn.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** For the fuzzer: any bytes as a config, and what the commands make of those that are one. */
public final class ConfigFuzz {
    private static Path folder = Path.of("");

    private ConfigFuzz() {}

    /** Called by the fuzzer once. */
    public static void fuzzerInitialize() throws IOException {
        folder = TemporaryFolder.forAllTests();
        Files.writeString(folder.resolve("sa.key"), "not read");
        Files.writeString(folder.resolve("sa.pub"), "not read");
    }

    public static void fuzzerTestOneInput(byte[] config) throws IOException {
        try {
            new Sources(Map.of(), Map.of()).loadFile(config, "config.yaml");
        } catch (ConfigException | YamlException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        Files.write(folder.resolve("config.yaml"), config);
        FuzzedRun.checkAll(run("plan"));
        run("plan", "--output", "az");
        run("plan", "--output", "yaml");
        run("kind");
        run("env");
    }

    private static Program.Run run(String... command) {
        String[] args = new String[command.length + 2];
        System.arraycopy(command, 0, args, 0, command.length);
        args[command.length] = "-f";
        args[command.length + 1] = "config.yaml";
        return FuzzedRun.check(Program.in(folder).run(args));
    }
}
