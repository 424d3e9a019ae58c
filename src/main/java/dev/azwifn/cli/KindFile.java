package dev.azwifn.cli;

import dev.azwifn.command.KeyFiles;
import dev.azwifn.command.Shell;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.kind.HostFile;
import dev.azwifn.kind.KindConfig;
import dev.azwifn.kind.KindConfigMap;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.KeyPairFiles;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The kind config that a WorkloadIdentity describes. */
final class KindFile {
    private static final String NAME = "kind-config";

    private KindFile() {}

    static String of(WorkloadIdentity config, Shell shell) {
        KeyPairFiles files = KeyFiles.of(config, shell);
        Path publicKey = HostFile.absolute(files.publicKey());
        Path privateKey = HostFile.absolute(files.privateKey());
        files.read();
        PublicKeys.readForApiServer(publicKey);
        List<Issuer> issuers = new ArrayList<>();
        issuers.add(KeyFiles.issuer(config));
        config.issuer().formerURLs().forEach(url -> issuers.add(new Issuer(url)));
        WorkloadIdentity.KindCluster cluster = config.kindCluster();
        return KindConfig.yaml(new KindConfig.Input(
                cluster.name(),
                cluster.controlPlaneNodes(),
                cluster.workerNodes(),
                cluster.nodeImage(),
                issuers,
                publicKey,
                privateKey,
                patches(cluster.kubeadmConfigPatches())));
    }

    /** As the resource that a function may emit. */
    static JsonNode configMap(WorkloadIdentity config, Shell shell) {
        return KindConfigMap.of(NAME, NAME + ".yaml", of(config, shell));
    }

    private static List<JsonNode> patches(List<String> texts) {
        List<JsonNode> patches = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            YamlStream stream = YamlStream.parse(
                    texts.get(i).getBytes(StandardCharsets.UTF_8), "spec.kindCluster.kubeadmConfigPatches[" + i + "]");
            stream.documents().forEach(document -> patches.add(document.view()));
        }
        return patches;
    }
}
