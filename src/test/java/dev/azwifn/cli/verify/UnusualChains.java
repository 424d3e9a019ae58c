package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Chains that hold, although somebody did something in another way than most: no false alarm. A class for each part has them, as a table
 * in {@code unusual()}.
 */
abstract class UnusualChains {
    @TempDir
    Path folder;

    /** @param unknown whether something cannot be checked, and is said to be so */
    record Unusual(String name, Consumer<World> change, boolean unknown) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Unusual holds(String name, Consumer<World> change) {
        return new Unusual(name, change, false);
    }

    static Unusual unknown(String name, Consumer<World> change) {
        return new Unusual(name, change, true);
    }

    @ParameterizedTest
    @MethodSource("unusual")
    void isNoFinding(Unusual unusual) {
        World world = World.in(folder);
        unusual.change().accept(world);

        Program.Run run = world.verify().succeeds();

        assertThat(Found.in(run)).as(run.text()).isEmpty();
        assertThat(run.text().contains("not checked: ")).as(run.text()).isEqualTo(unusual.unknown());
    }
}
