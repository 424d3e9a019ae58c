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
    private static final ApprovedSections NONE = new ApprovedSections("none");

    @TempDir
    Path folder;

    @Test
    void aChainThatHoldsIsGreen() {
        Program.Run run = World.in(folder).verify().succeeds();

        assertThat(Found.in(run)).isEmpty();
        assertThat(run.text().lines().filter(line -> line.startsWith("✓ "))).hasSize(10);
        assertThat(run.text()).endsWith("\n\nThe chain holds.\n");
        NONE.verify("nothing is wrong", run.text());
    }

    /** What needs one is said not to be checked, and the rest is. */
    @Test
    void withoutAnIssuerNothingIsComparedWithIt() {
        World world = World.in(folder);
        world.replace(World.CONFIG, "  issuer:\n    url: https://azwioidc.blob.core.windows.net/oidc/\n", "");

        Program.Run run = Program.in(folder)
                .run(
                        "verify",
                        "-f",
                        World.CONFIG,
                        "--credentials",
                        World.CREDENTIALS,
                        World.CLUSTER,
                        World.KIND,
                        World.KIND_V1BETA4)
                .succeeds();

        NONE.verify("no issuer", run.text());
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
        names.addAll(List.of("nothing is wrong", "no issuer"));

        assertThat(ApprovedSections.headings()).containsExactlyInAnyOrderElementsOf(names);
    }
}
