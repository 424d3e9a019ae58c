package dev.azwifn.image;

import static dev.azwifn.image.Images.COMPANION;
import static dev.azwifn.image.Images.FUNCTION;
import static dev.azwifn.image.Images.SEALED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.UserShell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The image of the function, run as clients run it. */
class FunctionImageIT {
    private static final Path QUICK_START = Path.of("testdata/quick-start").toAbsolutePath();
    private static final int MOST_BYTES = 70_000_000;

    @TempDir
    Path folder;

    private Images images;

    @BeforeEach
    void build() throws IOException {
        images = Images.built();
    }

    private Outcome function(String options, String arguments) {
        return images.sh(folder, SEALED + options + " " + FUNCTION + " " + arguments);
    }

    private Outcome onQuickStart(String arguments) {
        return function("-v " + QUICK_START + ":/work:ro", arguments);
    }

    @Test
    void doesWhatTheApplicationDoes() {
        String arguments = "-f config.yaml < " + QUICK_START.resolve("input.yaml");
        Path application = Path.of(System.getProperty("azwi.home", "target/azwi-fn"), "bin/azwi-fn");

        Outcome there =
                images.sh(folder, "cd " + QUICK_START + " && " + application.toAbsolutePath() + " " + arguments);

        assertThat(onQuickStart(arguments)).isEqualTo(there);
        assertThat(there.out()).hasSizeGreaterThan(1000);
    }

    @Test
    void exitCodesAreTheFunctions() {
        assertThat(onQuickStart("--check -f config.yaml input.yaml").exitCode()).isOne();
        assertThat(onQuickStart("--check -f config.yaml output.approved.yaml").exitCode())
                .isZero();
        assertThat(function("", "--frobnicate").exitCode()).isEqualTo(2);
        assertThat(function("", "< /dev/null"))
                .isEqualTo(new Outcome(1, "", "error: <stdin>: empty input; did the command before azwi-fn fail?\n"));
    }

    @Test
    void helpIsForKptsDocumentation() {
        assertThat(function("", "--help").out()).contains("Usage: azwi-fn");
    }

    /** Its classes come from the archive: where that does not fit, -Xshare:on refuses to start. */
    @Test
    void startsFromItsArchive() {
        Outcome outcome = images.sh(
                folder,
                SEALED + "--entrypoint /opt/azwi-fn/bin/java " + FUNCTION
                        + " -Xshare:on -Xlog:class+load -m dev.azwifn/dev.azwifn.cli.Main --version");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("dev.azwifn.cli.Main source: shared objects file");
    }

    /** The name is written in ASCII here, because not every JVM that runs tests can pass another one on. */
    @Test
    void namesOfFilesAreUtf8() {
        Outcome outcome = images.sh(
                folder,
                "name=$(printf 'gr\\303\\266\\303\\237e.yaml') && cp " + QUICK_START.resolve("input.yaml")
                        + " \"$name\" && " + SEALED + "--user $(id -u) -v $PWD:/work:ro " + FUNCTION
                        + " \"$name\" \"no $name\"; rm \"$name\"");

        assertThat(outcome.err()).isEqualTo("error: no gr\u00f6\u00dfe.yaml: no such file\n");
    }

    /** A user without a name, on a folder of theirs. */
    @Test
    void writesForTheUserWhoRunsIt() throws IOException {
        Files.createDirectory(folder.resolve("mine"));
        Outcome outcome = images.sh(
                folder,
                "chown 12345 mine && podman run --rm --network none --cap-drop all --user 12345 -v $PWD/mine:/work "
                        + FUNCTION + " keys && stat -c %u mine/sa.key && rm -r mine");

        assertThat(outcome.out()).as(outcome.err()).endsWith("12345\n");
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void endsAtASignal(String signal, int exitCode) {
        // Java is the first process: signals count once it listens to them.
        String container = "signal-" + signal;
        Outcome outcome = images.sh(
                folder,
                "podman run -d -i --network none --name " + container + " " + FUNCTION + " >&2;"
                        + " for i in 1 2 3 4 5 6 7 8 9 10; do podman kill --signal " + signal + " " + container
                        + " >&2 || break; sleep 0.3; done; podman wait " + container + "; podman rm " + container
                        + " >&2");

        assertThat(outcome.out()).as(outcome.err()).isEqualTo(exitCode + "\n");
    }

    @Test
    void isSmallAndNobodys() {
        assertThat(Long.parseLong(images.inspect("{{.Size}}", FUNCTION))).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(images.inspect("{{.Config.User}}", FUNCTION)).isEqualTo("65534:65534");
        assertThat(images.inspect("{{len .RootFS.Layers}}", FUNCTION)).isEqualTo("1");
        assertThat(images.inspect("{{.HealthCheck}}", FUNCTION)).isIn("<nil>", "<no value>");
    }

    @ParameterizedTest
    @CsvSource({FUNCTION + ", azwi-fn", COMPANION + ", azwi-provision"})
    void saysWhatItIs(String image, String name) {
        String version = images.sh(folder, SEALED + image + " --version").out();
        assertThat(version).isEqualTo(name + " " + label(image, "version") + "\n");
        assertThat(label(image, "title")).isEqualTo(name);
        assertThat(label(image, "base.name")).startsWith("docker.io/library/debian@sha256:");
        assertThat(label(image, "licenses")).contains("Apache-2.0");
        assertThat(label(image, "source")).startsWith("https://");
        assertThat(label(image, "description")).isNotEmpty();
    }

    private String label(String image, String name) {
        return images.inspect("{{index .Config.Labels \"org.opencontainers.image." + name + "\"}}", image);
    }

    @ParameterizedTest
    @CsvSource({FUNCTION + ", azwi-fn", COMPANION + ", azwi-provision"})
    void holdsTheApplicationAndTheCLibrary(String image, String name) {
        List<String> files = images.sh(
                        folder,
                        "container=$(podman create " + image
                                + ") && podman export $container | tar t; podman rm $container >&2")
                .out()
                .lines()
                .filter(file -> !file.endsWith("/"))
                .toList();

        assertThat(files)
                .contains(
                        "opt/" + name + "/bin/java",
                        "opt/" + name + "/" + name + ".cdx.json",
                        "etc/passwd",
                        "usr/share/doc/libc6/copyright",
                        "var/lib/dpkg/status.d/libc6")
                .allMatch(file -> file.startsWith("opt/" + name + "/")
                        || file.startsWith("etc/")
                        || file.startsWith("usr/lib/locale/C.utf8/")
                        || file.startsWith("usr/share/doc/lib")
                        || file.startsWith("var/lib/dpkg/status.d/")
                        || file.matches("lib(64)?/.*\\.so\\.[0-9]+"));
        assertThat(files.stream().filter(file -> file.contains("/bin/"))).containsExactly("opt/" + name + "/bin/java");
    }

    /** From the applications, as a user has them who ran mvn package. */
    @Test
    void sameApplicationsMakeTheSameImage() {
        images.build(
                "azwi-fn",
                "localhost/again",
                "--no-cache --build-context applications=container-image://localhost/azwi-fn-applications");

        assertThat(images.inspect("{{.Id}}", "localhost/again")).isEqualTo(images.inspect("{{.Id}}", FUNCTION));
    }
}
