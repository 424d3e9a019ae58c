package dev.azwifn.cli;

import dev.azwifn.command.CommandException;
import dev.azwifn.command.InputFile;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.UsageException;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.Jwks;
import dev.azwifn.rotate.Proof;
import dev.azwifn.trust.FetchException;
import dev.azwifn.trust.Fetcher;
import dev.azwifn.trust.Site;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** What a command line brings to show that a step took effect. */
final class RotateProof {
    private static final String DONE = "--done";
    private static final String ONLINE = "--online";
    private static final String API_SERVER = "--api-server";
    private static final String TOKEN = "--token";

    private RotateProof() {}

    static void addOptions(CommandSpec spec, RotateStep step) {
        if (step == RotateStep.ABORT) {
            return;
        }
        spec.addOption(Specs.flag(
                        "Reads the published key set, as Entra ID does, to see whether it is as it should be.", ONLINE)
                .build());
        if (step == RotateStep.SWITCH) {
            spec.addOption(files(
                    API_SERVER,
                    "What an API server says to kubectl get --raw /openid/v1/jwks;"
                            + " - for standard input, which may hold those of all of them."));
            spec.addOption(files(
                    TOKEN,
                    "A fresh token of an API server, as kubectl create token prints it; - for standard"
                            + " input, a token a line. Only its key's ID is read."));
        }
        spec.addOption(Specs.flag("Takes your word that what the step asked for is done.", DONE)
                .build());
    }

    private static OptionSpec files(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    static Proof of(ParseResult options, WorkloadIdentity config, Issuer issuer, Fetcher web, Shell shell) {
        List<Set<String>> verifying = new ArrayList<>();
        for (InputFile file : inputs(API_SERVER, options, shell)) {
            verifying.addAll(keySets(file));
        }
        List<String> signing = new ArrayList<>();
        for (InputFile file : inputs(TOKEN, options, shell)) {
            text(file).lines().filter(line -> !line.isBlank()).forEach(line -> signing.add(keyID(line.strip(), file)));
        }
        boolean isKind = options.matchedOptionValue("--form", RotateGuide.Form.KIND) == RotateGuide.Form.KIND;
        return new Proof(
                options.hasMatchedOption(DONE),
                options.hasMatchedOption(ONLINE) ? published(issuer, web) : null,
                verifying,
                signing,
                isKind ? config.kindCluster().controlPlaneNodes() : 0);
    }

    private static List<InputFile> inputs(String option, ParseResult options, Shell shell) {
        List<InputFile> files = new ArrayList<>();
        for (String name : options.matchedOptionValue(option, List.<String>of())) {
            files.add(name.equals("-") ? InputFile.ofStdin(shell) : InputFile.of(name, shell));
        }
        if (files.stream().anyMatch(file -> text(file).isBlank())) {
            throw new UsageException(option + ": there is nothing in it; did the command before azwi-fn fail?");
        }
        return files;
    }

    private static String text(InputFile file) {
        return new String(file.bytes(), StandardCharsets.UTF_8);
    }

    private static Set<String> published(Issuer issuer, Fetcher web) {
        Site site = Site.read(issuer, web);
        try {
            return ids(Jwks.parse(site.keySetText(), site.keySetUrl()));
        } catch (FetchException e) {
            throw new CommandException(site.keySetUrl() + ": the published key set cannot be read: " + e.getMessage());
        }
    }

    private static Set<String> ids(Jwks keys) {
        Set<String> ids = new HashSet<>();
        keys.keys().forEach(key -> ids.add(key.kid()));
        return ids;
    }

    /** One behind the other, as kubectl prints them. */
    private static List<Set<String>> keySets(InputFile file) {
        List<Set<String>> sets = new ArrayList<>();
        try (MappingIterator<JsonNode> values =
                JsonMapper.shared().readerFor(JsonNode.class).readValues(text(file))) {
            while (values.hasNext()) {
                sets.add(ids(Jwks.parse(values.next().toString(), file.name())));
            }
        } catch (JacksonException e) {
            throw new CommandException(file.name() + ": is not what kubectl get --raw /openid/v1/jwks prints");
        }
        return sets;
    }

    /** The rest of a token is nobody's business. */
    private static String keyID(String token, InputFile file) {
        try {
            int dot = token.indexOf('.');
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, Math.max(dot, 0)));
            String id = JsonMapper.shared().readTree(header).path("kid").asString("");
            if (!id.isEmpty()) {
                return id;
            }
        } catch (IllegalArgumentException | JacksonException e) {
            throw noToken(file);
        }
        throw noToken(file);
    }

    private static CommandException noToken(InputFile file) {
        return new CommandException(file.name() + ": is not a token, as kubectl create token prints it");
    }
}
