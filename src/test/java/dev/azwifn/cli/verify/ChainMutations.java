package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.krm.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to break a link of a chain that holds gets its finding, and no other. A class for each link has them, as a table in {@code
 * mutations()}.
 */
abstract class ChainMutations {
    private static final Map<String, ApprovedSections> APPROVED = new ConcurrentHashMap<>();

    private final ApprovedSections approved;

    @TempDir
    Path folder;

    /** @param name of the file of approved findings */
    ChainMutations(String name) {
        approved = APPROVED.computeIfAbsent(name, ApprovedSections::new);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void isFoundAndNothingElse(Mutation mutation) {
        World world = World.in(folder);
        mutation.change().accept(world);

        Program.Run run = world.verify("--quiet");

        List<Found> findings = Found.in(run);
        assertThat(findings)
                .as(run.text() + run.err())
                .extracting(Found::check)
                .containsExactly(mutation.check().id());
        assertThat(run.exitCode()).isEqualTo(mutation.check().severity() == Severity.ERROR ? 1 : 0);
        assertThat(line(world, findings.get(0).place(), mutation.file())).contains(mutation.line());
        String diff = world.verify("--fix", "--diff").text();
        assertThat(diff.isEmpty()).isNotEqualTo(mutation.isFixable());
        approved.verify(mutation.toString(), run.text() + "\n" + diff);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void theRepairIsTheWholeRepair(Mutation mutation) {
        World world = World.in(folder);
        mutation.change().accept(world);

        Program.Run fix = world.verify("--fix");

        assertThat(fix.text().startsWith("fixed: ")).as(fix.text()).isEqualTo(mutation.isFixable());
        if (mutation.isFixable()) {
            assertThat(Found.in(fix.succeeds())).isEmpty();
            assertThat(world.verify("--fix").text()).doesNotContain("fixed: ");
        }
    }

    /** The line of the file that a place names; empty for a place that is a whole file. */
    private static String line(World world, String place, String file) {
        if (file.isEmpty() || place == null) {
            assertThat(place).isEqualTo(file.isEmpty() ? null : file);
            return "";
        }
        String[] parts = place.split(":");
        assertThat(parts[0]).isEqualTo(file);
        return parts.length == 1 ? "" : world.read(file).lines().toList().get(Integer.parseInt(parts[1]) - 1);
    }
}
