package dev.azwifn.cli;

import dev.azwifn.command.InputFile;
import dev.azwifn.command.Shell;
import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A function config as the first argument: the standalone form of functions, and how kustomize calls an exec plugin. It counts
 * like one in a ResourceList, so that the environment is left out.
 */
final class FunctionConfigFile {
    private static final List<String> KINDS = List.of("WorkloadIdentity", "WorkloadIdentityCheck");

    private FunctionConfigFile() {}

    static boolean isOne(String name, Shell shell) {
        Path path = shell.directory().resolve(name);
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            return false;
        }
        List<YamlDocument> documents =
                YamlStream.parse(InputFile.read(name, path), name).documents();
        String kind = documents.size() == 1 ? documents.get(0).peek("kind") : null;
        return kind != null && KINDS.contains(kind);
    }

    static WorkloadIdentity load(String name, Sources sources, Shell shell) {
        byte[] bytes = InputFile.read(name, shell.directory().resolve(name));
        return new Sources(sources.flags(), Map.of()).loadFile(bytes, name);
    }
}
