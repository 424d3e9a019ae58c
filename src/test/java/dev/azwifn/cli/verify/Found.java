package dev.azwifn.cli.verify;

import dev.azwifn.cli.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding as {@code verify} prints it.
 *
 * @param place {@code file:line:column} or a file; null if there is none
 * @param check its ID
 */
public record Found(String place, String check) {
    private static final Pattern LINE = Pattern.compile("  [✗!] (?:(\\S+): )?([a-z0-9-]+)(?: \\(\\S+\\))?");

    public static List<Found> in(Program.Run run) {
        List<Found> findings = new ArrayList<>();
        run.text().lines().forEach(line -> {
            Matcher finding = LINE.matcher(line);
            if (finding.matches()) {
                findings.add(new Found(finding.group(1), finding.group(2)));
            }
        });
        return findings;
    }
}
