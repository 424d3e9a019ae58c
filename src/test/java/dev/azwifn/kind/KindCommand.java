package dev.azwifn.kind;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real kind and podman: {@code -Dazwi.kind} (several, as in a PATH) and {@code -Dazwi.podman}, or those on the PATH. What
 * is missing skips the test with a message; {@code .ci/install-kind.sh} and {@code .ci/install-podman.sh} install them.
 */
final class KindCommand {
    private final Path kind;
    private final Path folder;

    private KindCommand(Path kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
    }

    /**
     * A release of kind.
     *
     * @param version as it prints it, {@code v0.32.0}; an assumption fails if there is none
     * @param folder of this test, for its files
     */
    static KindCommand ofVersion(String version, Path folder) {
        Optional<Path> kind = candidates("azwi.kind", "kind")
                .filter(path -> versionOf(path).equals(version))
                .findFirst();
        assumeTrue(kind.isPresent(), "no kind " + version + " (-Dazwi.kind); .ci/install-kind.sh installs it");
        return new KindCommand(kind.orElseThrow(), folder);
    }

    /** Podman with the stand-in for a node image; an assumption fails without. */
    static Path podman(String nodeImage) {
        Optional<Path> podman = candidates("azwi.podman", "podman").findFirst();
        assumeTrue(podman.isPresent(), "no podman (-Dazwi.podman); .ci/install-podman.sh installs it");
        Result image =
                run(Path.of("."), System.getenv("PATH"), podman.orElseThrow().toString(), "image", "exists", nodeImage);
        assumeTrue(image.exitCode() == 0, "podman has no image " + nodeImage + "; .ci/install-kind.sh makes it");
        return podman.orElseThrow();
    }

    record Result(int exitCode, String output) {}

    /** Where no container runtime can be found: kind then comes as far as it can on its own. */
    Result createWithoutRuntime(String config) throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        return create(config, empty.toString());
    }

    /** As the README has it: what {@code launcher} prints goes into kind's standard input. No container runtime is there. */
    Result createFromPipe(Path launcher, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "launcher=$1 kind=$2; shift 2; \"$launcher\" kind \"$@\" | \"$kind\" create cluster --retain --kubeconfig kubeconfig"
                        + " --config=-",
                "sh",
                launcher.toString(),
                kind.toString()));
        command.addAll(List.of(args));
        Path empty = Files.createDirectories(folder.resolve("empty"));
        return run(folder, empty.toString(), command.toArray(String[]::new));
    }

    Result createWithPodman(String config, Path podman) throws IOException {
        return create(config, podman.toAbsolutePath().getParent() + File.pathSeparator + System.getenv("PATH"));
    }

    private Result create(String config, String path) throws IOException {
        Path file = Files.writeString(folder.resolve("kind.yaml"), config);
        return run(
                folder,
                path,
                kind.toString(),
                "create",
                "cluster",
                "--config",
                file.toString(),
                "--retain",
                "--kubeconfig",
                folder.resolve("kubeconfig").toString());
    }

    void delete(String cluster, Path podman) {
        run(
                folder,
                podman.toAbsolutePath().getParent() + File.pathSeparator + System.getenv("PATH"),
                kind.toString(),
                "delete",
                "cluster",
                "--name",
                cluster,
                "--kubeconfig",
                folder.resolve("kubeconfig").toString());
    }

    /** What a command in a node wrote; stdout and stderr. */
    static Result inNode(Path podman, String node, String... command) {
        String[] all = new String[command.length + 3];
        all[0] = podman.toString();
        all[1] = "exec";
        all[2] = node;
        System.arraycopy(command, 0, all, 3, command.length);
        return run(Path.of("."), System.getenv("PATH"), all);
    }

    private static Stream<Path> candidates(String property, String name) {
        String given = System.getProperty(property);
        return given == null
                ? Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name))
                        .filter(Files::isExecutable)
                : Arrays.stream(given.split(File.pathSeparator)).map(Path::of);
    }

    /** {@code kind v0.32.0 go1.26.8 linux/amd64} → {@code v0.32.0}. */
    private static String versionOf(Path kind) {
        List<String> words = List.of(run(Path.of("."), System.getenv("PATH"), kind.toString(), "version")
                .output()
                .split(" "));
        return words.size() > 1 ? words.get(1) : "";
    }

    private static Result run(Path folder, String path, String... command) {
        try {
            Path output = Files.createTempFile("kind", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("PATH", path);
            builder.environment().put("KIND_EXPERIMENTAL_PROVIDER", "podman");
            builder.environment().remove("KIND_CLUSTER_NAME");
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("too slow: " + List.of(command));
            }
            Result result = new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            Files.delete(output);
            return result;
        } catch (IOException e) {
            throw new AssertionError("cannot run " + List.of(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + List.of(command), e);
        }
    }
}
