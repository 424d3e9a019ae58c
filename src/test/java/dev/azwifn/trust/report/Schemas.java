package dev.azwifn.trust.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The formats' own schemas, in the folder that {@code -Dazwi.schemas} names. Without it the test is skipped with a message; with
 * {@code -Dazwi.ci=true} that is a failure.
 */
final class Schemas {
    static final String SARIF = "sarif-2.1.0.json";
    static final String JUNIT = "surefire-test-report.xsd";

    private Schemas() {}

    static Path require(String name) {
        Path file = Path.of(System.getProperty("azwi.schemas", "no-schemas"), name);
        String missing = "no " + name + " (-Dazwi.schemas): .ci/install-clients.sh installs it";
        if (!Files.exists(file) && Boolean.getBoolean("azwi.ci")) {
            throw new AssertionError(missing);
        }
        assumeTrue(Files.exists(file), missing);
        return file;
    }
}
