package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.krm.Severity;
import dev.azwifn.trust.Check;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to break a chain that holds gets its finding, and no other. */
class ChainMutationsTest {
    @TempDir
    Path folder;

    static Stream<Mutation> mutations() {
        return Mutations.all();
    }

    @Test
    void aChainThatHoldsIsGreen() {
        Program.Run run = World.in(folder).verify().succeeds();

        assertThat(Found.in(run)).isEmpty();
        assertThat(run.text().lines().filter(line -> line.startsWith("✓ "))).hasSize(10);
        assertThat(run.text()).endsWith("\n\nThe chain holds.\n");
    }

    @Test
    void everyCheckHasAMutation() {
        Set<Check> covered = EnumSet.noneOf(Check.class);
        Mutations.all().forEach(mutation -> covered.add(mutation.check()));
        covered.addAll(SiteMutationsTest.checks());
        covered.addAll(TokenMutationsTest.checks());

        assertThat(covered).containsExactlyInAnyOrder(Check.values());
        assertThat(Mutations.all().count()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void isFoundAndNothingElse(Mutation mutation) {
        World world = World.in(folder);
        mutation.change().accept(world);

        Program.Run run = world.verify();

        List<Found> findings = Found.in(run);
        assertThat(findings)
                .as(run.text() + run.err())
                .extracting(Found::check)
                .containsExactly(mutation.check().id());
        assertThat(run.exitCode()).isEqualTo(mutation.check().severity() == Severity.ERROR ? 1 : 0);
        assertThat(line(world, findings.get(0).place(), mutation.file())).contains(mutation.line());
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
