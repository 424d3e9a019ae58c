package dev.azwifn.cli;

import dev.azwifn.capz.KeySecret;
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
import dev.azwifn.config.ValueKind;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.files.IoReason;
import dev.azwifn.files.StagedFile;
import dev.azwifn.krm.ShellWord;
import dev.azwifn.oidc.KeyPair;
import dev.azwifn.yaml.BlockYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn secret}: the key pair for a cluster that becomes a management cluster. It goes into a file, and nowhere else. */
final class SecretCommand implements Command {
    private static final String CLUSTER = "--cluster";
    private static final String NAMESPACE = "--namespace";
    private static final String OUT = "--out";
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "secret");
        spec.addOption(OptionSpec.builder(CLUSTER)
                .paramLabel("NAME")
                .type(String.class)
                .required(true)
                .description("The cluster that gets it: metadata.name of its Cluster.")
                .build());
        spec.addOption(OptionSpec.builder(NAMESPACE)
                .paramLabel("NAME")
                .type(String.class)
                .defaultValue(KeySecret.DEFAULT_NAMESPACE)
                .description("The namespace of its Cluster.")
                .build());
        spec.addOption(OptionSpec.builder(OUT)
                .paramLabel("FILE")
                .type(String.class)
                .required(true)
                .description("A new file for it, which only you can read.")
                .build());
        ConfigOptions.addAll(spec);
        spec.usageMessage()
                .description(
                        "Writes the Secret with the key pair of a cluster that becomes a management cluster itself"
                                + " (spec.selfHosted). It goes into a file only, never to standard output: keep that out of Git.")
                .footer(
                        "%nExample:",
                        "  azwi-fn secret -f workload-identity.yaml --cluster c1 --out c1-sa.yaml",
                        "  kubectl create -f c1-sa.yaml",
                        "  clusterctl generate cluster c1 | azwi-fn -f workload-identity.yaml --self-hosted | kubectl apply -f -");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        String cluster = name(options, CLUSTER);
        String namespace = options.hasMatchedOption(NAMESPACE) ? name(options, NAMESPACE) : KeySecret.DEFAULT_NAMESPACE;
        String out = options.matchedOptionValue(OUT, "");
        if (out.isBlank() || out.equals("-")) {
            throw new UsageException(OUT + " names no file; the private key goes into a file, and never to a pipe");
        }
        WorkloadIdentity config = ConfigOptions.load(options, shell);
        KeyPair keys = KeyFiles.of(config, shell).read();
        String text = "# The service account key pair of the cluster " + cluster + ". Keep this file out of Git.\n"
                + BlockYaml.of(KeySecret.manifest(cluster, namespace, keys));
        boolean written = write(shell.directory().resolve(out), text.getBytes(StandardCharsets.US_ASCII));
        Output.write(
                shell,
                ResultLines.printable(out + ": " + (written ? "created" : "kept") + ", Secret " + namespace + "/"
                                + KeySecret.name(cluster) + "; keep it secret")
                        + "\nkid: " + keys.signingKey().keyId() + "\n"
                        + ResultLines.printable(
                                "next: kubectl create -f " + ShellWord.of(out) + ", before the control plane exists")
                        + "\n");
        return ExitCode.OK;
    }

    private static String name(ParseResult options, String option) {
        String name = options.matchedOptionValue(option, "");
        String problem = ValueKind.OBJECT_NAME.problem(name);
        if (problem != null) {
            throw new UsageException(option + ": " + problem);
        }
        return name;
    }

    /** Whether it was not there yet. */
    private static boolean write(Path file, byte[] content) {
        try {
            if (Files.exists(file)) {
                checkSame(file, content);
                return false;
            }
            try (StagedFile staged = StagedFile.of(file, "rw-------", to -> to.write(content))) {
                staged.create();
            }
            return true;
        } catch (IOException e) {
            throw new CommandException(file + ": cannot write the Secret: " + IoReason.of(e));
        }
    }

    private static void checkSame(Path file, byte[] content) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandException(file + ": not a regular file; the private key goes into a file of its own only");
        }
        if (!Arrays.equals(Files.readAllBytes(file), content)) {
            throw new CommandException(
                    file + ": is there already, and holds something else; move it away, or name another file");
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
            throw new CommandException(
                    file + ": others can read the private key in it; chmod 600 " + ShellWord.of(file.toString()));
        }
    }
}
