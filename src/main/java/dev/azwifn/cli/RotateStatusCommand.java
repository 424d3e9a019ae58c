package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.KeyFiles;
import dev.azwifn.command.Output;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.JsonText;
import dev.azwifn.rotate.Rotation;
import dev.azwifn.rotate.RotationFile;
import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code azwi-fn rotate status}: where the rotation is. It changes nothing. */
record RotateStatusCommand(Surroundings around) implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "status");
        spec.parser().caseInsensitiveEnumValuesAllowed(true);
        spec.addOption(OptionSpec.builder("--output")
                .paramLabel("FORMAT")
                .type(ResultLines.Format.class)
                .defaultValue("text")
                .description("text, or json.")
                .build());
        ConfigOptions.addAll(spec);
        spec.usageMessage()
                .description(
                        "Prints what is done, what to wait for and until when, and the next command. It changes nothing.")
                .footer("%nExample:", "  azwi-fn rotate status -f workload-identity.yaml");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        WorkloadIdentity config = ConfigOptions.load(options, shell);
        RotationFile file = KeyFiles.rotation(config, shell);
        Rotation rotation = file.read();
        boolean json = options.matchedOptionValue("--output", ResultLines.Format.TEXT) == ResultLines.Format.JSON;
        if (rotation == null) {
            Output.write(
                    shell, json ? "{\"stage\": null}\n" : "No rotation is under way.\nNext: azwi-fn rotate start\n");
            return ExitCode.OK;
        }
        RotateText.requireIssuer(rotation, KeyFiles.issuer(config), file);
        RotateText text = new RotateText(
                rotation, around.clock().instant(), around.clock().getZone(), shell.outStyle());
        Output.write(shell, json ? json(rotation, text.until()) : text.table());
        return ExitCode.OK;
    }

    private static String json(Rotation rotation, @Nullable Instant until) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("stage", rotation.stage().text())
                .put("oldKey", rotation.oldKey())
                .put("newKey", rotation.newKey())
                .put("back", rotation.back());
        ObjectNode times = node.putObject("times");
        new TreeMap<>(rotation.times()).forEach((stage, time) -> times.put(stage.text(), time.toString()));
        node.put("waitUntil", until == null ? null : until.toString());
        node.put("next", "azwi-fn rotate " + RotateGuide.next(rotation.stage()));
        return JsonText.asciiOf(node) + "\n";
    }
}
