package dev.azwifn;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end why tests were skipped, each reason once: the build itself prints numbers only. */
public final class SkippedTests implements TestExecutionListener {
    private final Queue<String> reasons = new ConcurrentLinkedQueue<>();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        reasons.add(reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            reasons.add(result.getThrowable()
                    .map(Throwable::getMessage)
                    .orElse("no reason given")
                    .replaceFirst("^Assumption failed: ", ""));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        reasons.stream().distinct().sorted().forEach(reason -> System.out.println("[INFO] Skipped: " + reason));
        reasons.clear();
    }
}
