package dev.azwifn.docs;

import java.nio.file.Path;

/** The launchers of the applications that {@code mvn package} makes. */
final class Programs {
    static final Path AZWI_FN = launcher("azwi.home", "azwi-fn");
    static final Path AZWI_PROVISION = launcher("azwi.provision.home", "azwi-provision");

    private Programs() {}

    private static Path launcher(String property, String name) {
        return Path.of(System.getProperty(property, "target/" + name), "bin", name)
                .toAbsolutePath();
    }
}
