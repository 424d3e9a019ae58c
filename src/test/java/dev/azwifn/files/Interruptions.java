package dev.azwifn.files;

import dev.azwifn.UserShell;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A command that is ended by a signal again and again, at random moments of its run.
 *
 * @param rounds how often, if {@code -Dazwi.signals.rounds} does not say it
 * @param shell where it runs
 * @param before what is made ready before each round
 */
public record Interruptions(int rounds, UserShell shell, List<String> command, Step before) {
    public interface Step {
        void run() throws Exception;
    }

    public interface Check {
        void accept(Round round) throws Exception;
    }

    /** How a round ended. */
    public enum End {
        TERM,
        INT,
        KILL
    }

    /** @param exitCode 0 if the signal came too late */
    public record Round(End end, int exitCode) {}

    /** Runs all rounds, and the check after each. */
    public void run(Check check) throws Exception {
        long whole = 0;
        for (int i = 0; i < 3; i++) {
            before.run();
            long start = System.nanoTime();
            start().waitFor();
            whole = Math.max(whole, System.nanoTime() - start);
        }
        Random random = new Random(20);
        for (int i = 0; i < Integer.getInteger("azwi.signals.rounds", rounds); i++) {
            before.run();
            End end = End.values()[i % End.values().length];
            long moment = (long) (whole * random.nextDouble());
            Process process = start();
            if (!process.waitFor(moment, TimeUnit.NANOSECONDS)) {
                String pid = String.valueOf(process.pid());
                new ProcessBuilder("kill", "-" + end.name().toUpperCase(Locale.ROOT), pid)
                        .start()
                        .waitFor();
            }
            int exitCode = process.waitFor();
            try {
                check.accept(new Round(end, exitCode));
            } catch (AssertionError e) {
                throw new AssertionError(
                        "round " + i + ", " + end + " after " + moment / 1_000_000 + " ms: " + e.getMessage(), e);
            }
        }
    }

    private Process start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(shell.folder().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(shell.variables());
        return builder.start();
    }
}
