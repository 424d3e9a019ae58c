package dev.azwifn.command;

import dev.azwifn.config.Setting;
import dev.azwifn.config.Sources;
import dev.azwifn.config.ValueKind;
import dev.azwifn.config.WorkloadIdentity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that every command has: {@code -f FILE}, and a flag for each field of the config. */
public final class ConfigOptions {
    private static final String FILE = "--file";

    private ConfigOptions() {}

    public static void addFile(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-f", FILE)
                .paramLabel("CONFIG")
                .type(String.class)
                .description("The WorkloadIdentity resource (azwi-fn init prints one).")
                .build());
    }

    /** Both. */
    public static void addAll(CommandSpec spec) {
        addFile(spec);
        addFlags(spec);
    }

    /** The flags, in a section of the help of their own. */
    public static void addFlags(CommandSpec spec) {
        ArgGroupSpec.Builder fields = ArgGroupSpec.builder()
                .heading("%nFields of the config. A flag goes before the file, the file before [the environment]:%n")
                .order(100)
                .validate(false);
        for (Setting setting : Setting.values()) {
            if (setting.flag() != null) {
                OptionSpec.Builder option = OptionSpec.builder(setting.flag())
                        .paramLabel("VALUE")
                        .type(String.class)
                        .description(description(setting));
                if (setting.kind() == ValueKind.YES_NO) {
                    option.paramLabel("true|false").arity("0..1").preprocessor(ConfigOptions::saysYesAlone);
                }
                fields.addArg(option.build());
            }
        }
        spec.addArgGroup(fields.build());
    }

    /** {@code --rollout} is {@code --rollout=true}; what follows it is never its value. */
    private static boolean saysYesAlone(
            Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        if (" ".equals(info.get("separator"))) {
            arguments.push("true");
        }
        return false;
    }

    private static String description(Setting setting) {
        String variables =
                setting.environment().isEmpty() ? "" : " [" + String.join(" or ", setting.environment()) + "]";
        // picocli formats descriptions.
        return setting.description().replace("%", "%%") + variables;
    }

    /** The flags that were given, by their names: of those that are no settings, {@link Sources} takes no notice. */
    public static Map<String, String> flags(ParseResult options) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (OptionSpec option : options.matchedOptions()) {
            if (option.getValue() instanceof String value) {
                flags.put(option.longestName(), value);
            }
        }
        return flags;
    }

    /** The flags, and the environment. */
    public static Sources sources(ParseResult options, Shell shell) {
        return new Sources(flags(options), shell.environment());
    }

    /** The config from all sources. */
    public static WorkloadIdentity load(ParseResult options, Shell shell) {
        Sources sources = sources(options, shell);
        WorkloadIdentity file = file(fileName(options), sources, shell);
        return file == null ? sources.load() : file;
    }

    /** What {@code -f} names; null without one. */
    public static @Nullable String fileName(ParseResult options) {
        return options.matchedOptionValue(FILE, (String) null);
    }

    /** The config in a file; null without one. */
    public static @Nullable WorkloadIdentity file(@Nullable String name, Sources sources, Shell shell) {
        return name == null
                ? null
                : sources.loadFile(InputFile.read(name, shell.directory().resolve(name)), name);
    }
}
