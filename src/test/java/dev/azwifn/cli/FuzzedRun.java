package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program.Run;

/** What holds for every run, whatever the input. */
public final class FuzzedRun {
    private FuzzedRun() {}

    /** A failure has a message that is ours, and nothing reaches the terminal that could steer it. */
    public static Run check(Run run) {
        assertThat(run.exitCode()).as(run.err()).isBetween(0, 1);
        assertThat(run.err())
                .doesNotContain("internal error", "\tat ", "Exception")
                .doesNotContain("\u001b");
        return run;
    }
}
