package dev.azwifn.cli;

import static dev.azwifn.cli.GoldenTest.TESTDATA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.UserShell;
import dev.azwifn.files.Interruptions;
import dev.azwifn.files.Interruptions.End;
import dev.azwifn.oidc.KeyPairFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged application, ended by signals at random moments while it writes files. */
class SignalsIT {
    private static final String AZWI_FN = Path.of(System.getProperty("azwi.home", "target/azwi-fn"), "bin", "azwi-fn")
            .toAbsolutePath()
            .toString();
    private static final Path CASE = TESTDATA.resolve("quick-start").toAbsolutePath();
    private static final int FILES = 20;

    @TempDir
    Path folder;

    @Test
    void inPlaceLeavesAllFilesOldOrAllNew() throws Exception {
        String old = Files.readString(CASE.resolve("input.yaml"));
        String next = Files.readString(CASE.resolve("output.approved.yaml"));
        List<String> command = new ArrayList<>(
                List.of(AZWI_FN, "-q", "-i", "-f", CASE.resolve("config.yaml").toString()));
        for (int i = 0; i < FILES; i++) {
            command.add(folder.resolve(i + ".yaml").toString());
        }
        // Each file is a set of its own name, so that no two hold the same object.
        Interruptions interruptions = new Interruptions(60, new UserShell(folder, Map.of()), command, () -> {
            clear();
            for (int i = 0; i < FILES; i++) {
                Files.writeString(folder.resolve(i + ".yaml"), own(old, i));
            }
        });
        interruptions.run(round -> {
            int changed = 0;
            for (int i = 0; i < FILES; i++) {
                String content = Files.readString(folder.resolve(i + ".yaml"));
                assertThat(content).isIn(own(old, i), own(next, i));
                changed += content.equals(own(next, i)) ? 1 : 0;
            }
            if (round.end() != End.KILL) {
                assertThat(changed).isIn(0, FILES);
                assertThat(names()).hasSize(FILES);
            }
            if (round.exitCode() == 0) {
                assertThat(changed).isEqualTo(FILES);
            }
        });
    }

    private static String own(String text, int index) {
        return text.replace("azwi-quickstart", "quickstart-" + index);
    }

    @Test
    void keysLeavesAPairOrWhatItCanGoOnFrom() throws Exception {
        KeyPairFiles files = new KeyPairFiles(folder.resolve("sa.key"), folder.resolve("sa.pub"));
        List<String> command = List.of(
                AZWI_FN,
                "keys",
                "--private-key-file",
                files.privateKey().toString(),
                "--public-key-file",
                files.publicKey().toString());
        Interruptions interruptions = new Interruptions(30, new UserShell(folder, Map.of()), command, this::clear);
        interruptions.run(round -> {
            Set<String> found = Set.copyOf(names());
            if (round.end() == End.KILL) {
                assertThat(found.contains("sa.pub") && !found.contains("sa.key"))
                        .isFalse();
            } else {
                assertThat(found).isIn(Set.of(), Set.of("sa.key"), Set.of("sa.key", "sa.pub"));
            }
            files.ensure(2048);
            files.read();
        });
    }

    /** Also of what SIGKILL has left. */
    private void clear() throws IOException {
        for (String name : names()) {
            Files.delete(folder.resolve(name));
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
