package dev.azwifn.cli;

import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.command.CommandException;
import dev.azwifn.command.InputFile;
import dev.azwifn.command.KeyFiles;
import dev.azwifn.command.UsageException;
import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.DocumentResources;
import dev.azwifn.krm.Resource;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.trust.ActualIdentity;
import dev.azwifn.trust.Evidence;
import dev.azwifn.trust.FederatedCredential;
import dev.azwifn.trust.Fetcher;
import dev.azwifn.trust.ServiceAccountToken;
import dev.azwifn.trust.Site;
import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chain is checked with, by the names of its files.
 *
 * @param config the config's file; null for flags and environment only
 * @param names kind configs and clusters
 * @param documents the folder of the OIDC documents; null if there is none
 * @param credentials what Azure holds; null if it is not known
 * @param web what the published documents are read with; null to read none
 * @param token one to hold against the chain; null for none
 */
record ChainInput(
        Sources sources,
        @Nullable String config,
        List<String> names,
        @Nullable String documents,
        @Nullable String credentials,
        @Nullable Fetcher web,
        @Nullable ServiceAccountToken token) {

    ChainInput {
        boolean forToken = token != null && token.source().equals(InputFile.STDIN);
        int named = Collections.frequency(names, "-") + ("-".equals(credentials) ? 1 : 0) + (forToken ? 1 : 0);
        if (named > 1) {
            throw new UsageException("standard input is named twice: for clusters, --credentials or --token");
        }
    }

    /** As the files are by now. */
    Evidence evidence(ChainFiles files) {
        WorkloadIdentity identity = config == null ? sources.load() : load(files.part(config), config);
        List<YamlDocument> kindConfigs = new ArrayList<>();
        List<Resource> resources = new ArrayList<>();
        for (String name : names) {
            for (YamlDocument document : files.part(name).documents()) {
                if (Evidence.isKindConfig(document)) {
                    kindConfigs.add(document);
                } else {
                    resources.addAll(DocumentResources.of(document));
                }
            }
        }
        return new Evidence(
                identity,
                config == null ? null : withContent(files.part(config), config),
                files,
                documents,
                kindConfigs,
                resources,
                planned(identity),
                credentials == null ? null : ActualIdentity.read(withContent(files.part(credentials), credentials)),
                site(identity),
                token);
    }

    private @Nullable Site site(WorkloadIdentity identity) {
        return web == null ? null : Site.read(KeyFiles.issuer(identity), web);
    }

    private WorkloadIdentity load(Input.Part part, String name) {
        return sources.loadFile(part.bytes(), name);
    }

    /** The document of a file that holds one. */
    private static YamlDocument withContent(Input.Part part, String name) {
        for (YamlDocument document : part.documents()) {
            if (!document.view().isNull()) {
                return document;
            }
        }
        throw new CommandException(name + ": empty input");
    }

    private static List<FederatedCredential> planned(WorkloadIdentity identity) {
        try {
            return identity.signingIssuer()
                    .map(issuer -> ProvisioningPlan.credentials(identity.serviceAccounts(), issuer))
                    .orElse(List.of());
        } catch (OidcException e) {
            return List.of(); // the address of a static website, which is not known yet
        }
    }
}
