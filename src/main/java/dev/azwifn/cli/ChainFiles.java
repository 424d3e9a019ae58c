package dev.azwifn.cli;

import dev.azwifn.command.InputFile;
import dev.azwifn.command.Shell;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import dev.azwifn.rotate.Rotation;
import dev.azwifn.rotate.RotationFile;
import dev.azwifn.trust.HostFiles;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that a chain is checked with, each read once, and as they are after the repairs so far. */
final class ChainFiles implements HostFiles {
    private static final String STDIN = "-";

    private final Shell shell;
    private final Map<String, Input.Part> parts = new LinkedHashMap<>();

    ChainFiles(Shell shell) {
        this.shell = shell;
    }

    /** @param name a file, or {@code -} for standard input */
    Input.Part part(String name) {
        return parts.computeIfAbsent(name, each -> {
            InputFile file = each.equals(STDIN) ? InputFile.ofStdin(shell) : InputFile.of(each, shell);
            YamlStream stream = file.parse();
            return new Input.Part(file, stream, stream.documents(), false);
        });
    }

    /** Everything that was read, in that order. */
    List<Input.Part> parts() {
        return List.copyOf(parts.values());
    }

    /** Puts an edited document in the place of another one. */
    void replace(YamlDocument old, YamlDocument edited) {
        parts.replaceAll((name, part) -> {
            int index = part.documents().indexOf(old);
            if (index < 0) {
                return part;
            }
            List<YamlDocument> documents = new ArrayList<>(part.documents());
            documents.set(index, edited);
            return new Input.Part(part.file(), part.stream(), documents, true);
        });
    }

    @Override
    public State state(String path) {
        Path file = path(path);
        if (Files.isDirectory(file)) {
            return State.DIRECTORY;
        }
        return Files.exists(file) ? State.FILE : State.MISSING;
    }

    @Override
    public @Nullable Instant changedAt(String path) {
        try {
            return Files.getLastModifiedTime(path(path)).toInstant();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public @Nullable Rotation rotation(String privateKeyFile) {
        return RotationFile.of(path(privateKeyFile)).underWay();
    }

    @Override
    public SigningKey signingKey(String path) {
        return SigningKey.read(path(path));
    }

    @Override
    public PublicKeys publicKeys(String path) {
        return PublicKeys.read(path(path));
    }

    @Override
    public PublicKeys apiServerKeys(String path) {
        return PublicKeys.readForApiServer(path(path));
    }

    @Override
    public @Nullable YamlDocument text(String path) {
        List<YamlDocument> documents = part(path).documents();
        return documents.size() == 1 ? documents.get(0) : null;
    }

    private Path path(String path) {
        return shell.directory().resolve(path);
    }
}
