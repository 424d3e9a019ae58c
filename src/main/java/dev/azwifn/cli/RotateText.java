package dev.azwifn.cli;

import dev.azwifn.command.CommandException;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Style;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.rotate.Rotation;
import dev.azwifn.rotate.RotationFile;
import dev.azwifn.rotate.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a rotation is, for people. */
record RotateText(Rotation rotation, Instant now, ZoneId zone, Style style) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("EEE d MMM HH:mm zzz", Locale.ENGLISH);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ENGLISH);

    private static final Map<Stage, String> STEPS = Map.of(
            Stage.STARTED, "start    a new key",
            Stage.PUBLISHING, "publish  the documents have both keys",
            Stage.PUBLISHED, "         both are published",
            Stage.VERIFYING, "switch   API servers get both public keys",
            Stage.VERIFIED, "         all of them verify with both",
            Stage.SIGNING, "         API servers get the new private key",
            Stage.SIGNED, "         all of them sign with it",
            Stage.FINISHING, "finish   the documents have the new key only",
            Stage.FINISHED, "         the old key is gone");

    static void requireIssuer(Rotation rotation, Issuer issuer, RotationFile file) {
        if (!rotation.issuer().equals(issuer.url())) {
            throw new CommandException(file.path() + ": is of a rotation for the issuer " + rotation.issuer()
                    + ", and the config's is " + issuer.url() + "; use the config that it was begun with");
        }
    }

    /** Here and in UTC. */
    static String time(Instant time, ZoneId zone) {
        String utc = UTC.format(time.atZone(ZoneOffset.UTC));
        return zone.normalized().equals(ZoneOffset.UTC) ? utc : LOCAL.format(time.atZone(zone)) + " (" + utc + ")";
    }

    /** Rounded up to minutes. */
    static String left(Duration duration) {
        long minutes = Math.max(0, (duration.toSeconds() + 59) / 60);
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    String table() {
        StringBuilder text = new StringBuilder(rotation.back() ? "Rotating back to a former key.\n" : "");
        text.append("old key  ")
                .append(ResultLines.printable(rotation.oldKey()))
                .append("\nnew key  ")
                .append(ResultLines.printable(rotation.newKey()))
                .append("\n\n");
        for (Stage each : Stage.values()) {
            if (each != Stage.ABORTED) {
                text.append(row(each));
            }
        }
        if (rotation.stage() == Stage.ABORTED) {
            text.append(style.yellow("! given up"))
                    .append(" at ")
                    .append(time(rotation.latest(), zone))
                    .append('\n');
        }
        Instant until = until();
        if (until != null && now.isBefore(until)) {
            text.append("\nWait until ")
                    .append(style.bold(time(until, zone)))
                    .append(", ")
                    .append(left(Duration.between(now, until)))
                    .append(" from now.");
        }
        if (now.isBefore(rotation.latest())) {
            text.append("\nThis machine's clock is before the last step, at ")
                    .append(time(rotation.latest(), zone))
                    .append(": was it set back? Waits are counted from that step.");
        }
        text.append("\nNext: ")
                .append(style.bold("azwi-fn rotate " + RotateGuide.next(rotation.stage())))
                .append('\n');
        return text.toString();
    }

    /** What the next step waits for; null if for nothing. */
    @Nullable
    Instant until() {
        return switch (rotation.stage()) {
            case PUBLISHED, VERIFYING, VERIFIED -> rotation.signingFrom();
            case SIGNED -> rotation.finishingFrom();
            default -> null;
        };
    }

    private String row(Stage each) {
        Instant reached = rotation.time(each);
        boolean isDone = !rotation.stage().isBefore(each) && reached != null;
        boolean isCurrent = rotation.stage() == each;
        String mark = isDone ? style.green(isCurrent && !each.isOver() ? "●" : "✓") : " ";
        String when = reached == null
                ? ""
                : time(reached, zone) + (rotation.forced().contains(each) ? style.yellow(" forced") : "");
        return (mark + " " + String.format(Locale.ROOT, "%-46s", STEPS.get(each)) + when).stripTrailing() + "\n";
    }
}
