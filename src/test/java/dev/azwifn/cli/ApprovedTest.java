package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our approvals see what ApprovalTests would overlook. */
class ApprovedTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\n", "a\r\nb\n", "a\nb", " a\nb\n", "\ufeffa\nb\n", "a\nb\n\n", ""})
    void everyByteCounts(String received) throws IOException {
        Path file = Files.writeString(folder.resolve("received.txt"), received);
        Path other = Files.writeString(folder.resolve("approved.txt"), "a\nb \n");
        assertThat(Approved.compare(file.toFile(), file.toFile()).isSuccessful())
                .isTrue();
        assertThat(Approved.compare(file.toFile(), other.toFile()).isSuccessful())
                .isFalse();
    }
}
