package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.trust.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain that {@link ChainMutations} break, and that nothing is left out. */
class ChainMutationsTest {
    @TempDir
    Path folder;

    @Test
    void aChainThatHoldsIsGreen() {
        Program.Run run = World.in(folder).verify().succeeds();

        assertThat(Found.in(run)).isEmpty();
        assertThat(run.text().lines().filter(line -> line.startsWith("✓ "))).hasSize(10);
        assertThat(run.text()).endsWith("\n\nThe chain holds.\n");
        new ApprovedSections("none").verify("nothing is wrong", run.text());
    }

    @Test
    void everyCheckHasAMutation() {
        Set<Check> covered = EnumSet.noneOf(Check.class);
        Mutations.all().forEach(mutation -> covered.add(mutation.check()));
        covered.addAll(SiteMutationsTest.checks());
        covered.addAll(TokenMutationsTest.checks());

        assertThat(covered).containsExactlyInAnyOrder(Check.values());
    }

    @Test
    void approvedFindingsAreThoseOfTheMutations() {
        Stream<?> all = Stream.of(Mutations.all(), SiteMutationsTest.mutations(), TokenMutationsTest.mutations())
                .flatMap(mutations -> mutations);
        List<String> names = new ArrayList<>(all.map(Object::toString).toList());
        assertThat(names).hasSizeGreaterThan(150);
        names.add("nothing is wrong");

        assertThat(ApprovedSections.headings()).containsExactlyInAnyOrderElementsOf(names);
    }
}
