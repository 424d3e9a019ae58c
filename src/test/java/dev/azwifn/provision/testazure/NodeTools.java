package dev.azwifn.provision.testazure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Azurite and oav, in the folder that {@code -Dazwi.azure} names. Without them the test is skipped with a message; with {@code
 * -Dazwi.ci=true} that is a failure.
 */
record NodeTools(Path folder) {
    static NodeTools require() {
        Path folder = Path.of(System.getProperty("azwi.azure", "")).toAbsolutePath();
        boolean found = Files.isDirectory(folder.resolve("specification"))
                && Files.isDirectory(folder.resolve("node_modules/oav"))
                && Files.isDirectory(folder.resolve("node_modules/azurite"));
        String missing = "no Azurite and oav (-Dazwi.azure): .ci/install-azure-tools.sh installs them";
        if (!found && Boolean.getBoolean("azwi.ci")) {
            throw new AssertionError(missing);
        }
        assumeTrue(found, missing);
        return new NodeTools(folder);
    }

    /** Starts a script, which ends with this Java. */
    Process start(Path script, Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("node", script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    Path modules() {
        return folder.resolve("node_modules");
    }
}
