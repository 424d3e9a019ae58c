package dev.azwifn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;

/**
 * No library is one that GitHub's advisory database warns of: not those of the applications, nor those of the tests. The database is
 * a table, {@code -Dazwi.advisories=FILE}, which {@code .ci/install-clients.sh} takes out of the newest package that has it.
 */
class AdvisoriesTest {
    /** A comma outside quotes. */
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private record Library(String name, String version) {
        /** From where a repository of Maven's keeps it: {@code group/…/artifact/version/file}. */
        static Library of(Path repository, Path jar) {
            Path folder = repository.relativize(jar).getParent();
            Path artifact = folder.getParent();
            String group = artifact.getParent().toString().replace(File.separatorChar, '.');
            return new Library(
                    group + ":" + artifact.getFileName(), folder.getFileName().toString());
        }
    }

    /**
     * @param introduced the first version with the flaw
     * @param fixed the first without it; empty if there is none yet, or the last with it is known
     * @param last the last version with it; empty if not known
     */
    private record Advisory(String id, String library, String introduced, String fixed, String last) {
        static Advisory of(String line) {
            String[] fields = COMMA.split(line, -1);
            for (int i = 0; i < fields.length; i++) {
                fields[i] = fields[i].replace("\"", "");
            }
            return new Advisory(fields[0], fields[3], fields[4], fields[5], fields[6]);
        }

        boolean warnsOf(Library found) {
            ComparableVersion version = new ComparableVersion(found.version);
            return library.equals(found.name)
                    && version.compareTo(new ComparableVersion(introduced)) >= 0
                    && (fixed.isEmpty() || version.compareTo(new ComparableVersion(fixed)) < 0)
                    && (last.isEmpty() || version.compareTo(new ComparableVersion(last)) <= 0);
        }
    }

    private static List<Advisory> advisories() throws IOException {
        String table = System.getProperty("azwi.advisories");
        assumeTrue(table != null || Boolean.getBoolean("azwi.ci"), "no table of advisories: -Dazwi.advisories=FILE");
        try (Stream<String> lines = Files.lines(Path.of(String.valueOf(table)))) {
            return lines.map(Advisory::of).toList();
        }
    }

    private static List<String> warnings(List<Advisory> advisories, List<Library> libraries) {
        List<String> warnings = new ArrayList<>();
        for (Library library : libraries) {
            for (Advisory advisory : advisories) {
                if (advisory.warnsOf(library)) {
                    warnings.add(advisory.id + ": " + library.name + " " + library.version);
                }
            }
        }
        return warnings;
    }

    @Test
    void noneWarnsOfALibrary() throws IOException {
        List<Advisory> advisories = advisories();
        Path repository = Path.of(System.getProperty("localRepository"));
        List<Library> libraries = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.startsWith(repository))
                .map(jar -> Library.of(repository, jar))
                .toList();

        assertThat(libraries).contains(new Library("org.snakeyaml:snakeyaml-engine", "3.2"));
        assertThat(warnings(advisories, libraries)).isEmpty();
    }

    @Test
    void theyWarnOfWhatIsKnownToBeFlawed() throws IOException {
        List<Library> flawed = List.of(
                new Library("org.apache.logging.log4j:log4j-core", "2.14.1"),
                new Library("org.yaml:snakeyaml", "1.33"),
                new Library("com.nimbusds:nimbus-jose-jwt", "10.0.1"));

        assertThat(warnings(advisories(), flawed))
                .contains(
                        "CVE-2021-44228: org.apache.logging.log4j:log4j-core 2.14.1",
                        "CVE-2022-1471: org.yaml:snakeyaml 1.33",
                        "CVE-2025-53864: com.nimbusds:nimbus-jose-jwt 10.0.1");
        assertThat(warnings(advisories(), List.of(new Library("com.nimbusds:nimbus-jose-jwt", "10.0.2"))))
                .isEmpty();
    }
}
