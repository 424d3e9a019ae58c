package dev.azwifn.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What all commands have in common. */
final class Specs {
    private Specs() {}

    /** A command with {@code --help}. */
    static CommandSpec of(Command command, String name) {
        return withHelp(CommandSpec.wrapWithoutInspection(command).name(name));
    }

    static CommandSpec withHelp(CommandSpec spec) {
        spec.usageMessage().abbreviateSynopsis(true).sortOptions(false);
        spec.addOption(flag("Prints this help.", "-h", "--help").usageHelp(true).build());
        return spec;
    }

    static OptionSpec.Builder flag(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).arity("0").description(description);
    }
}
