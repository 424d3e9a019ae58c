package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program.Run;

/** What holds for every run, whatever the input. */
public final class FuzzedRun {
    private FuzzedRun() {}

    /** A failure has a message that is ours, and nothing reaches the terminal that could steer it. */
    public static Run check(Run run) {
        assertThat(run.exitCode()).as(run.err()).isBetween(0, 1);
        checkMessages(run);
        return run;
    }

    /** The same for a run of which standard output, too, is for people. */
    public static Run checkAll(Run run) {
        requireHarmless(run.text());
        return check(run);
    }

    static void checkMessages(Run run) {
        assertThat(run.err()).doesNotContain("internal error", "\tat ", "Exception");
        requireHarmless(run.err());
    }

    /** Line ends are ours; what else steers a terminal or a CI job, or turns text around, may not come from outside. */
    static void requireHarmless(String text) {
        assertThat(text.codePoints()
                        .filter(c -> c != '\n')
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
                .as(text)
                .isTrue();
        assertThat(text).doesNotContain("##[", "##vso[").doesNotContainPattern("(?m)^\\s*::");
    }
}
