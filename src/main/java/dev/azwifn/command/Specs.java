package dev.azwifn.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What all commands have in common. */
public final class Specs {
    private Specs() {}

    /** A command with {@code --help}. */
    public static CommandSpec of(Command command, String name) {
        return withHelp(CommandSpec.wrapWithoutInspection(command).name(name));
    }

    public static CommandSpec withHelp(CommandSpec spec) {
        spec.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        spec.addOption(flag("Prints this help.", "-h", "--help").usageHelp(true).build());
        return spec;
    }

    public static OptionSpec.Builder flag(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).arity("0").description(description);
    }
}
