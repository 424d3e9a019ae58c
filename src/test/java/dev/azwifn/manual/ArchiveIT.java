package dev.azwifn.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.UserShell;
import dev.azwifn.UserShell.Outcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The archives that {@code mvn package} makes: unpacked, moved, and used as their README says. */
class ArchiveIT {
    private static final Path TARGET = Path.of(System.getProperty("azwi.home", "target/azwi-fn"))
            .toAbsolutePath()
            .getParent();

    @TempDir
    static Path folder;

    private static UserShell shell;

    @BeforeAll
    static void unpack() throws IOException {
        StringBuilder script = new StringBuilder("set -e\n");
        for (String program : List.of("azwi-fn", "azwi-provision")) {
            script.append("tar -xzf '").append(archive(program)).append("'\n");
        }
        shell = new UserShell(folder, Map.of("target", TARGET.toString(), "MANWIDTH", "80", "LC_ALL", "C.UTF-8"));
        assertThat(shell.sh(script + "mkdir 'moved here'; mv azwi-* 'moved here'"))
                .isEqualTo(new Outcome(0, "", ""));
    }

    private static Path archive(String program) throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            List<Path> archives = files.filter(
                            file -> file.getFileName().toString().matches(program + "-[0-9].*\\.tar\\.gz"))
                    .toList();
            assumeTrue(!archives.isEmpty(), "no archive of " + program + ": the build found no GNU tar");
            assertThat(archives).hasSize(1);
            return archives.get(0);
        }
    }

    private static Path unpacked(String program) throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("moved here"))) {
            return folders.filter(each -> each.getFileName().toString().matches(program + "-[0-9].*"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Outcome in(String program, String script) throws IOException {
        return shell.sh("cd '" + unpacked(program) + "' && " + script);
    }

    @Test
    void checksumsAreThoseOfTheArchives() {
        Outcome outcome = shell.sh("cd \"$target\" && sha256sum -c *.tar.gz.sha256");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines()).hasSize(2).allMatch(line -> line.endsWith(".tar.gz: OK"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"azwi-fn", "azwi-provision"})
    void nothingTellsWhoPackedItAndWhen(String program) throws IOException {
        Outcome outcome = shell.sh(
                "TZ=UTC tar --numeric-owner -tvzf '" + archive(program) + "' | awk '{ print $2, $4, $5 }' | sort -u");
        Outcome names = shell.sh("tar -tzf '" + archive(program) + "'");

        assertThat(outcome.out()).isEqualTo("0/0 2026-01-01 00:00\n");
        assertThat(names.out().lines().map(name -> name.replaceFirst("/$", "").replace('/', '\0')))
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"azwi-fn", "azwi-provision"})
    void runsWhereverItLies(String program) throws IOException {
        String version = unpacked(program).getFileName().toString().substring(program.length() + 1);

        assertThat(in(program, "bin/" + program + " --version"))
                .isEqualTo(new Outcome(0, program + " " + version + "\n", ""));
    }

    @Test
    void pipeIsThatOfTheBuild() throws IOException {
        Path quickStart = Path.of("testdata/quick-start").toAbsolutePath();
        String arguments = " -q -f '" + quickStart + "/config.yaml' '" + quickStart + "/input.yaml'";

        assertThat(in("azwi-fn", "bin/azwi-fn" + arguments).out())
                .isEqualTo(Files.readString(quickStart.resolve("output.approved.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"azwi-fn", "azwi-provision"})
    void everyLibraryHasItsLicence(String program) throws IOException {
        Path home = unpacked(program);
        List<String> rows = Files.readString(home.resolve("THIRD-PARTY.md"))
                .lines()
                .filter(line -> line.startsWith("| ") && line.contains("]("))
                .toList();

        assertThat(rows).hasSizeGreaterThan(10);
        for (String row : rows) {
            String text = row.replaceFirst(".*]\\((.*)\\) \\|", "$1");
            assertThat(home.resolve(text)).as(row).exists();
        }
        assertThat(home.resolve("LICENSE")).hasSameTextualContentAs(Path.of("LICENSE"));
        assertThat(home.resolve("legal/java.base/LICENSE")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"azwi-fn", "azwi-provision"})
    void manualPagesAreFaultless(String program) throws IOException {
        require("mandoc");

        assertThat(in(program, "mandoc -T lint -W warning share/man/man1/*.1")).isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void manualPagesCanBeRead() throws IOException {
        require("mandoc");
        String page = in("azwi-fn", "mandoc -T utf8 share/man/man1/azwi-fn-verify.1 | sed 's/.\b//g'")
                .out();

        assertThat(page)
                .contains("azwi-fn verify [OPTIONS] [FILE...]", "--documents=DIR\n", "Default: text.", "\nEXAMPLES\n");
    }

    @Test
    void bashCompletes() throws IOException {
        Outcome outcome = in("azwi-provision", """
                bash --norc --noprofile -c '
                compopt() { :; }
                . share/bash-completion/completions/azwi-provision
                COMP_WORDS=(azwi-provision apply --time) COMP_CWORD=2 COMP_LINE="azwi-provision apply --time"
                _complete_azwi-provision
                printf "%s\\n" "${COMPREPLY[@]}"'
                """);

        assertThat(outcome).isEqualTo(new Outcome(0, "--timeout\n", ""));
    }

    /** Both ways: the functions that zsh loads by itself, and what the command prints. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fpath=($home/*/share/zsh/site-functions $fpath); autoload -U compinit; compinit -u -D",
                "source <(azwi-fn completion); source <(azwi-provision completion)"
            })
    void zshCompletes(String setup) throws IOException {
        require("zsh");
        Path script = Path.of("src/test/resources/dev/azwifn/completion.zsh").toAbsolutePath();
        String path = unpacked("azwi-fn").resolve("bin") + ":"
                + unpacked("azwi-provision").resolve("bin");
        UserShell zsh = new UserShell(
                Files.createTempDirectory(folder, "zsh"),
                Map.of(
                        "PATH",
                        path + File.pathSeparator + System.getenv("PATH"),
                        "home",
                        folder.resolve("moved here").toString(),
                        "TERM",
                        "dumb"));

        Outcome outcome = zsh.run(List.of(
                "zsh",
                "-f",
                script.toString(),
                setup,
                "azwi-fn ver",
                "azwi-fn --in-pl",
                "azwi-fn init --sub",
                "azwi-provision des",
                "azwi-provision apply --time"));

        assertThat(outcome.out().lines())
                .as(outcome.err())
                .containsExactly(
                        "azwi-fn verify ",
                        "azwi-fn --in-place ",
                        "azwi-fn init --subscription-id ",
                        "azwi-provision destroy ",
                        "azwi-provision apply --timeout ");
    }

    private static void require(String program) {
        boolean found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
        assumeTrue(found, "no " + program + ": .ci/install-clients.sh installs it");
    }
}
