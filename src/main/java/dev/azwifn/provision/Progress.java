package dev.azwifn.provision;

import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import java.time.Duration;

/** What is going on, on standard error, one line a step; in colour on a terminal. */
record Progress(Shell shell) {
    void step(Action action, String title, String detail) {
        line(action.painted(shell.errStyle()) + " " + ResultLines.printable(title)
                + (detail.isEmpty() ? "" : ": " + ResultLines.printable(detail)));
    }

    void note(String text) {
        line(shell.errStyle().yellow("!") + " " + ResultLines.printable(text));
    }

    void summary(String text) {
        line(ResultLines.printable(text));
    }

    void waiting(String what, String reason, Duration pause) {
        line(". " + ResultLines.printable(what) + ": waiting " + pause.toSeconds() + " s: "
                + ResultLines.printable(reason));
    }

    private void line(String text) {
        shell.err().println(text);
        shell.err().flush();
    }
}
