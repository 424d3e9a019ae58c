package dev.azwifn.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.UserShell;
import dev.azwifn.UserShell.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The images of the Dockerfile, built once for all tests by podman in a store of its own. No registry is asked: a small Debian takes
 * the places of both base images, with this machine's JDK, Maven and local repository mounted.
 *
 * <p>{@code -Dazwi.podman}, {@code -Dazwi.image.base} and {@code -Dazwi.image.jdk} come from {@code .ci/install-podman.sh}; where no
 * container runs, the tests are skipped.
 *
 * @param folder its {@code bin} has podman, also by the name docker
 */
public record Images(Path folder) {
    /** The tag that functions/ and the README name. */
    public static final String FUNCTION = "localhost/azwi-fn:v0.1";

    public static final String COMPANION = "localhost/azwi-provision:v0.1";

    /** As kpt and kustomize run a function, and nothing of the root can be written. */
    public static final String SEALED =
            "podman run --rm -i --network none --read-only --read-only-tmpfs=false --cap-drop all"
                    + " --security-opt no-new-privileges --user nobody ";

    private static final String DEBIAN = "docker.io/library/debian:bookworm-slim";
    private static final String MAVEN = "docker.io/library/maven:3.9-eclipse-temurin-25";

    private static @Nullable Images built;

    /** Skips the test where no container runs. */
    public static synchronized Images built() throws IOException {
        if (built == null) {
            String podman = System.getProperty("azwi.podman", "");
            String base = System.getProperty("azwi.image.base", "");
            assumeTrue(!podman.isEmpty(), "no container runs here (-Dazwi.podman): .ci/install-podman.sh says why");
            assumeTrue(!base.isEmpty(), "no base image (-Dazwi.image.base): .ci/install-podman.sh makes it");
            Images images = new Images(Files.createTempDirectory("azwi-fn-images"));
            Runtime.getRuntime().addShutdownHook(new Thread(images::delete));
            images.commands(Path.of(podman));
            images.imports(Path.of(base));
            images.build("applications", "localhost/azwi-fn-applications", "");
            images.build("azwi-fn", FUNCTION, "");
            images.build("azwi-provision", COMPANION, "");
            built = images;
        }
        return built;
    }

    private void commands(Path podman) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : new String[] {"podman", "docker"}) {
            Path command = bin.resolve(name);
            Files.writeString(command, """
                    #!/bin/sh
                    exec '%s' --root '%s' --runroot '%s' "$@"
                    """.formatted(podman, folder.resolve("store"), folder.resolve("run")));
            assertThat(command.toFile().setExecutable(true)).isTrue();
        }
    }

    private void imports(Path base) {
        succeeds("podman import -q '" + base + "' " + DEBIAN);
        succeeds("podman import -q --change 'ENV JAVA_HOME=" + jdk() + "' --change 'ENV PATH=" + jdk() + "/bin:"
                + maven() + "/bin:/usr/bin:/bin' '" + base + "' " + MAVEN);
    }

    /**
     * Builds a target of the Dockerfile.
     *
     * @param options further options of {@code podman build}
     */
    void build(String target, String tag, String options) {
        StringBuilder volumes = new StringBuilder();
        String repository = System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository");
        volumes.append(" -v '").append(repository).append("':/root/.m2/repository:ro");
        // The JDK and Maven of Debian's packages have links to the last three.
        Stream.of(jdk(), maven(), Path.of("/usr/share/java"), Path.of("/etc/maven"), Path.of("/etc/ssl/certs"))
                .filter(Files::isDirectory)
                .forEach(path -> volumes.append(" -v ")
                        .append(path)
                        .append(':')
                        .append(path)
                        .append(":ro"));
        succeeds("podman build --pull=never --network none --timestamp 1767225600 --build-arg BASE=" + pinned(DEBIAN)
                + " --build-arg MAVEN=" + pinned(MAVEN) + volumes + " --target " + target + " -t " + tag + " " + options
                + " "
                + Path.of("").toAbsolutePath());
    }

    /** An image by its digest. */
    private String pinned(String image) {
        return image.substring(0, image.indexOf(':')) + "@" + inspect("{{.Digest}}", image);
    }

    private static Path jdk() {
        return Path.of(System.getProperty("azwi.image.jdk", System.getProperty("java.home")));
    }

    private static Path maven() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .map(Images::realPath)
                .map(mvn -> mvn.getParent().getParent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mvn on the PATH"));
    }

    private static Path realPath(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A line of shell for a folder's user, who has these images. */
    public Outcome sh(Path where, String script) {
        return shell(where, Map.of()).sh(script);
    }

    public UserShell shell(Path where, Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PATH", searchPath());
        return new UserShell(where, all);
    }

    /** With this podman before all others. */
    public String searchPath() {
        return folder.resolve("bin") + File.pathSeparator + System.getenv("PATH");
    }

    /** What is known of an image, by a template of Go's. */
    String inspect(String template, String image) {
        return succeeds("podman inspect --format '" + template + "' " + image).strip();
    }

    private String succeeds(String command) {
        Outcome outcome = sh(folder, command);
        assertThat(outcome.exitCode())
                .as(command + "\n" + outcome.out() + outcome.err())
                .isZero();
        return outcome.out();
    }

    private void delete() {
        String script = "podman rm -af; podman rmi -af; umount store/overlay; rm -rf \"$PWD\"";
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        shell.environment().put("PATH", searchPath());
        try {
            shell.start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(folder + " is left behind", e);
        }
    }
}
