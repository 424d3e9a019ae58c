package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.CommandException;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.KeyFiles;
import dev.azwifn.command.Output;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.UsageException;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.OidcDocuments;
import dev.azwifn.oidc.SigningKey;
import dev.azwifn.rotate.Decision;
import dev.azwifn.rotate.KeyFolder;
import dev.azwifn.rotate.Proof;
import dev.azwifn.rotate.Publication;
import dev.azwifn.rotate.Rotation;
import dev.azwifn.rotate.Rules;
import dev.azwifn.rotate.Stage;
import dev.azwifn.rotate.Waits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** One step of a rotation: decides, writes, and says what people have to do. */
record RotateStepCommand(RotateStep step, Surroundings around) implements Command {
    private static final String OUT = "--out";
    private static final String SIZE = "--size";
    private static final String CACHES = "--caches";
    private static final String LONGEST = "--longest-token";
    private static final String FORCE = "--force";
    private static final String KEEP = "--keep-old";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, step.text());
        spec.parser().caseInsensitiveEnumValuesAllowed(true);
        if (step == RotateStep.START) {
            spec.addOption(text(SIZE, "BITS", "Bits of the new RSA key: 2048, 3072 or 4096.")
                    .type(int.class)
                    .defaultValue(String.valueOf(SigningKey.DEFAULT_SIZE))
                    .build());
            spec.addOption(
                    text(CACHES, "TIME", "How long others may keep the published keys before they read them again.")
                            .defaultValue(Waits.text(Waits.DEFAULT.caches()))
                            .build());
            spec.addOption(text(
                            LONGEST,
                            "TIME",
                            "The longest lifetime of any token: CAPZ's live for 1h, and a kubelet keeps none for more than 24h.")
                    .defaultValue(Waits.text(Waits.DEFAULT.tokens()))
                    .build());
        } else {
            RotateProof.addOptions(spec, step);
            spec.addOption(text(OUT, "DIR", "The folder to write the documents to; other people's keys in them stay.")
                    .build());
            spec.addOption(Specs.flag("Goes on where the rules refuse it, and says what may break.", FORCE)
                    .build());
        }
        if (step != RotateStep.START && step != RotateStep.PUBLISH) {
            spec.addOption(OptionSpec.builder("--form")
                    .paramLabel("FORM")
                    .type(RotateGuide.Form.class)
                    .defaultValue("kind")
                    .description("What the control plane is: kind, kubeadm, or cluster_api (a self-hosted cluster).")
                    .build());
        }
        if (step == RotateStep.FINISH) {
            spec.addOption(Specs.flag("Leaves the old private key where it is, aside.", KEEP)
                    .build());
        }
        ConfigOptions.addAll(spec);
        List<String> footer = new ArrayList<>(List.of(step.examples().size() == 1 ? "%nExample:" : "%nExamples:"));
        step.examples().forEach(example -> footer.add("  " + example));
        spec.usageMessage().description(step.description()).footer(footer.toArray(String[]::new));
        return spec;
    }

    private static OptionSpec.Builder text(String name, String label, String description) {
        return OptionSpec.builder(name).paramLabel(label).type(String.class).description(description);
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        WorkloadIdentity config = ConfigOptions.load(options, shell);
        Issuer issuer = KeyFiles.issuer(config);
        KeyFolder folder = new KeyFolder(KeyFiles.of(config, shell), around.disk());
        if (step == RotateStep.START) {
            return start(issuer, folder, options, shell);
        }
        Rotation rotation = folder.state().read();
        if (rotation == null) {
            throw new CommandException(folder.state().path()
                    + ": no such file, so no rotation is under way; azwi-fn rotate start begins one");
        }
        RotateText.requireIssuer(rotation, issuer, folder.state());
        // Only finish takes the old key away, so that no later command removes one that was to be kept.
        boolean keep = step != RotateStep.FINISH || options.hasMatchedOption(KEEP);
        folder.settle(rotation, keep);
        Instant now = around.clock().instant();
        Decision decision = decide(rotation, RotateProof.of(options, config, issuer, around.web(), shell), now);
        Rotation reached = decision.next();
        Rotation forced = decision.forced();
        boolean isForced = decision.isHeldBack() && forced != null && options.hasMatchedOption(FORCE);
        if (isForced && forced != null) {
            reached = forced;
            shell.err()
                    .println(ResultLines.printable(
                            "warning: forced: " + decision.reason() + "; what may break: " + decision.risk()));
        }
        if (!reached.equals(rotation)) {
            folder.enter(reached, keep);
        }
        StringBuilder text = new StringBuilder();
        folder.changes()
                .forEach(change -> text.append(ResultLines.printable(change)).append('\n'));
        documents(config, issuer, reached, options, shell, text);
        boolean refused = decision.isHeldBack() && !isForced;
        if (!refused) {
            RotateGuide.Form form = options.matchedOptionValue("--form", RotateGuide.Form.KIND);
            text.append(new RotateGuide(
                            config,
                            reached,
                            form,
                            options.hasMatchedOption(OUT),
                            around.clock().getZone())
                    .text());
        }
        Output.write(shell, text.toString());
        if (refused) {
            throw new CommandException(refusal(decision, now));
        }
        return ExitCode.OK;
    }

    private int start(Issuer issuer, KeyFolder folder, ParseResult options, Shell shell) {
        int size = options.matchedOptionValue(SIZE, SigningKey.DEFAULT_SIZE);
        if (!SigningKey.SIZES.contains(size)) {
            throw new UsageException("--size " + size + ": an RSA key for Entra ID has 2048, 3072 or 4096 bits");
        }
        Waits waits = new Waits(
                wait(CACHES, Waits.DEFAULT.caches(), options), wait(LONGEST, Waits.DEFAULT.tokens(), options));
        Rotation rotation = folder.state().underWay();
        if (rotation == null) {
            rotation = folder.start(issuer.url(), size, waits, around.clock().instant());
        } else {
            RotateText.requireIssuer(rotation, issuer, folder.state());
            if (rotation.stage() != Stage.STARTED) {
                throw new CommandException(folder.state().path() + ": a rotation is under way ("
                        + rotation.stage().text() + "); azwi-fn rotate status says what comes next");
            }
            folder.settle(rotation, true);
        }
        StringBuilder text = new StringBuilder();
        folder.changes()
                .forEach(change -> text.append(ResultLines.printable(change)).append('\n'));
        text.append("old key: ")
                .append(ResultLines.printable(rotation.oldKey()))
                .append("\nnew key: ")
                .append(ResultLines.printable(rotation.newKey()))
                .append('\n');
        text.append("Next: azwi-fn rotate publish\n");
        Output.write(shell, text.toString());
        return ExitCode.OK;
    }

    private static Duration wait(String option, Duration otherwise, ParseResult options) {
        String text = options.matchedOptionValue(option, (String) null);
        try {
            return text == null ? otherwise : Waits.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + " " + e.getMessage());
        }
    }

    private Decision decide(Rotation rotation, Proof proof, Instant now) {
        if (rotation.stage() == Stage.ABORTED && step != RotateStep.ABORT) {
            throw new CommandException("the rotation was given up; azwi-fn rotate start begins another one");
        }
        return switch (step) {
            case PUBLISH -> Rules.publish(rotation, proof, now);
            case SWITCH -> Rules.switchKeys(rotation, proof, now);
            case FINISH -> Rules.finish(rotation, proof, now);
            case ABORT -> Rules.abort(rotation, now);
            case START -> throw new IllegalStateException(step.text());
        };
    }

    /** The documents as the stage wants them, behind those that are in the folder. */
    private static void documents(
            WorkloadIdentity config,
            Issuer issuer,
            Rotation rotation,
            ParseResult options,
            Shell shell,
            StringBuilder text) {
        String out = options.matchedOptionValue(OUT, (String) null);
        if (out == null) {
            return;
        }
        if (out.isBlank()) {
            throw new UsageException("--out is empty: name a folder; . is the current one");
        }
        Path folder = shell.directory().resolve(out);
        Publication publication = Publication.of(KeyFiles.published(config, shell), rotation);
        String there = there(folder.resolve(Issuer.JWKS_PATH));
        for (OidcDocuments.Written written : new OidcDocuments(issuer, publication.instead(there)).writeTo(folder)) {
            text.append(ResultLines.printable(written.file().toString()))
                    .append(written.changed() ? ": written\n" : ": up to date\n");
        }
    }

    private static @Nullable String there(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private String refusal(Decision decision, Instant now) {
        StringBuilder text = new StringBuilder(decision.reason());
        Instant until = decision.until();
        if (until != null) {
            text.append("\nwait until ")
                    .append(RotateText.time(until, around.clock().getZone()))
                    .append(", ")
                    .append(RotateText.left(Duration.between(now, until)))
                    .append(" from now, and run the same command again");
        }
        if (decision.forced() != null) {
            text.append("\n--force goes on nevertheless; what may break: ").append(decision.risk());
        }
        return text.toString();
    }
}
