package dev.azwifn.provision;

import dev.azwifn.command.CommandException;
import dev.azwifn.command.InputFile;
import dev.azwifn.config.ConfigException;
import dev.azwifn.config.Setting;
import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.files.ChangedFileException;
import dev.azwifn.files.IoReason;
import dev.azwifn.files.Replacement;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file that the config came from, as it was when it was read.
 *
 * @param alone the config that the file is by itself; null if it needs flags or the environment to be one
 */
record ConfigFile(
        String name, Path path, byte[] bytes, @Nullable WorkloadIdentity alone) {
    static ConfigFile of(InputFile input, Path path) {
        return new ConfigFile(input.name(), path, input.bytes(), alone(input));
    }

    private static @Nullable WorkloadIdentity alone(InputFile input) {
        try {
            return new Sources(Map.of(), Map.of()).loadFile(input.bytes(), input.name());
        } catch (ConfigException e) {
            return null;
        }
    }

    /** Whether it has a place for a field, be it empty. */
    boolean names(Setting field) {
        return YamlStream.parse(bytes, name).documents().stream()
                .anyMatch(document -> ChosenEdits.names(document.view(), field));
    }

    /** Throws a {@link CommandException} if the client ID cannot be written into it, whatever it will be. */
    void checkWritable() {
        if (!Files.isRegularFile(path) || !Files.isWritable(path)) {
            throw new CommandException(
                    name + ": cannot be written, and the client ID belongs in it;" + " make it writable, or copy it");
        }
        try {
            edited(YamlStream.parse(bytes, name), List.of(new Chosen(Setting.CLIENT_ID, "", null)));
        } catch (YamlException e) {
            throw new CommandException(e.getMessage() + "; the client ID will be written here");
        }
    }

    /** Puts the outputs in; everything else stays as it is, byte for byte. */
    void write(List<Chosen> outputs) {
        YamlStream stream = YamlStream.parse(bytes, name);
        List<YamlDocument> documents;
        try {
            documents = edited(stream, outputs);
        } catch (YamlException e) {
            throw new CommandException(e.getMessage() + "\n" + byHand(outputs));
        }
        try (Replacement replacement = new Replacement()) {
            replacement.add(path, bytes, out -> stream.write(documents, out));
            replacement.commit();
        } catch (ChangedFileException e) {
            throw new CommandException(
                    name + ": was changed by somebody else meanwhile, and is left alone; run the command"
                            + " again, nothing is made twice\n" + byHand(outputs));
        } catch (IOException e) {
            throw new CommandException(
                    name + ": cannot be written, it stays as it was: " + IoReason.of(e) + "\n" + byHand(outputs));
        }
    }

    /** A config file has one document with content, and perhaps empty ones around it. */
    private static List<YamlDocument> edited(YamlStream stream, List<Chosen> outputs) {
        List<YamlDocument> documents = new ArrayList<>();
        for (YamlDocument document : stream.documents()) {
            boolean isConfig = document.view().isObject();
            documents.add(isConfig ? document.apply(ChosenEdits.of(document.view(), outputs)) : document);
        }
        return documents;
    }

    private String byHand(List<Chosen> outputs) {
        List<String> lines = new ArrayList<>();
        outputs.forEach(chosen -> lines.add("to be written into " + name + ": " + chosen));
        return String.join("\n", lines);
    }
}
