package dev.azwifn.cli;

import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ResultLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * What the arguments of {@link TransformCommand} say.
 *
 * @param config the file that {@code -f} names; null without one
 * @param flags the flags for the config's fields
 * @param files the YAML files; none for standard input
 */
record TransformOptions(
        boolean inPlace,
        boolean diff,
        boolean check,
        ResultLines results,
        @Nullable String config,
        Map<String, String> flags,
        List<String> files) {
    private static final String ROLLOUT = "--rollout";
    private static final String SELF_HOSTED = "--self-hosted";
    private static final Set<String> FLAGS = Set.of("--in-place", "--diff", "--check", "--quiet", ROLLOUT, SELF_HOSTED);

    static TransformOptions of(ParseResult options) {
        return new TransformOptions(
                options.hasMatchedOption("--in-place"),
                options.hasMatchedOption("--diff"),
                options.hasMatchedOption("--check"),
                ResultLines.of(options),
                ConfigOptions.fileName(options),
                ConfigOptions.flags(options),
                options.matchedPositionalValue(0, List.of()));
    }

    /**
     * The few options that a pipe names. It is started all the time, and to declare the whole command line takes longer than
     * the pipe's work.
     *
     * @return null for anything else, and anything that is wrong or in doubt: the whole command line knows
     */
    static @Nullable TransformOptions ofPipe(String... args) {
        Set<String> given = new HashSet<>();
        String config = null;
        ResultLines.Format format = ResultLines.Format.TEXT;
        List<String> files = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            String option = longName(args[i]);
            if (option == null) {
                files.add(args[i]);
                continue;
            }
            boolean takesValue = option.equals("--file") || option.equals("--output");
            if (!given.add(option) || (takesValue && (++i == args.length || !isPlain(args[i])))) {
                return null;
            }
            if (option.equals("--file")) {
                config = args[i];
            } else if (option.equals("--output") && args[i].equals("json")) {
                format = ResultLines.Format.JSON;
            } else if (option.equals("--output") ? !args[i].equals("text") : !FLAGS.contains(option)) {
                return null;
            }
        }
        for (String file : files) {
            if (!isPlain(file) || AzwiFn.SUBCOMMANDS.contains(file)) {
                return null;
            }
        }
        return new TransformOptions(
                given.contains("--in-place"),
                given.contains("--diff"),
                given.contains("--check"),
                new ResultLines(format, given.contains("--quiet")),
                config,
                switches(given),
                files);
    }

    /** Those of the config that need no value. */
    private static Map<String, String> switches(Set<String> given) {
        Map<String, String> flags = new HashMap<>();
        for (String flag : List.of(ROLLOUT, SELF_HOSTED)) {
            if (given.contains(flag)) {
                flags.put(flag, "true");
            }
        }
        return flags;
    }

    /** Null for what is no option. */
    private static @Nullable String longName(String arg) {
        if (!arg.startsWith("-")) {
            return null;
        }
        return switch (arg) {
            case "-f" -> "--file";
            case "-q" -> "--quiet";
            case "-i" -> "--in-place";
            default -> arg;
        };
    }

    /** Whether it can be nothing but a name or value: no option, file of arguments or name of a command. */
    private static boolean isPlain(String arg) {
        return !arg.isEmpty() && arg.charAt(0) != '-' && arg.charAt(0) != '@';
    }
}
