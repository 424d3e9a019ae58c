package dev.azwifn.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * A command that is ended by a signal again and again, at random moments of its run. {@code -Dazwi.signals.rounds} says how often.
 *
 * @param folder where it runs
 * @param before what is made ready before each round
 */
public record Interruptions(Path folder, List<String> command, Step before) {
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

    private static final int ROUNDS = Integer.getInteger("azwi.signals.rounds", 30);

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
        for (int i = 0; i < ROUNDS; i++) {
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
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
