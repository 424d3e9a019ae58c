package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The transformer KindConfig as kpt and kustomize really run it, with the packaged application. */
class KindConfigFunctionIT {
    private static final String OTHER = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: other # stays
            data:
              a: b
            """;

    private static final String AS_KUSTOMIZE_WRITES_IT = """
            apiVersion: v1
            data:
              a: b
            kind: ConfigMap
            metadata:
              name: other
            """;

    @TempDir
    Path folder;

    private Path launcher;
    private Path pkg;

    @BeforeEach
    void makePackage() throws IOException {
        launcher = Processes.launcher();
        pkg = Files.createDirectory(folder.resolve("pkg"));
        Files.writeString(pkg.resolve("other.yaml"), OTHER);
        writeConfig("https://a.example/oidc/");
    }

    @Test
    void kptWritesTheFileOnceAndThenNothing() throws IOException {
        makeKeys();
        Processes.Result first = kpt();
        assertThat(first.exitCode()).as(first.output()).isZero();
        Map<String, String> written = Folder.contents(pkg);

        assertThat(written).containsOnlyKeys("", "kind-config.yaml", "other.yaml");
        assertThat(pkg.resolve("other.yaml")).hasContent(OTHER);
        JsonNode item =
                new YAMLMapper().readTree(pkg.resolve("kind-config.yaml").toFile());
        assertThat(item.at("/metadata/annotations").properties()).hasSize(1);
        assertThat(item.at("/metadata/annotations/config.kubernetes.io~1local-config")
                        .asString())
                .isEqualTo("true");
        assertThat(item.at("/data/kind.yaml").stringValue())
                .isEqualTo(run("kind", "-f", "fn.yaml").output());

        Processes.Result second = kpt();
        assertThat(second.exitCode()).as(second.output()).isZero();
        assertThat(Folder.contents(pkg)).isEqualTo(written);
    }

    @Test
    void kptBringsTheFileUpToDate() throws IOException {
        makeKeys();
        kpt();
        writeConfig("https://new.example/");
        Processes.Result run = kpt();

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(Folder.contents(pkg)).containsOnlyKeys("", "kind-config.yaml", "other.yaml");
        assertThat(pkg.resolve("kind-config.yaml"))
                .content()
                .contains("service-account-issuer: \"https://new.example/\"")
                .doesNotContain("a.example");
    }

    @Test
    void kptFailsWithoutKeysAndKeepsThePackage() throws IOException {
        Map<String, String> before = Folder.contents(pkg);
        Processes.Result run = kpt();

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("sa.pub: no such file");
        assertThat(Folder.contents(pkg)).isEqualTo(before);
    }

    /** kustomize drops what is local from its output, the generated item as well as the function's own config. */
    @Test
    void kustomizeRunsTheGeneratorAndKeepsItsOutputLocal() throws IOException {
        makeKeys();
        for (String role : new String[] {"generators", "transformers"}) {
            Processes.Result run = kustomize(role + ": [fn.yaml]\nresources: [other.yaml]\n");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).isEqualTo(AS_KUSTOMIZE_WRITES_IT);
        }
        JsonNode list = new YAMLMapper().readTree(pkg.resolve("emitted.yaml").toFile());
        assertThat(list.at("/items").size()).isEqualTo(2);
        assertThat(list.at("/items/1/data/kind.yaml").stringValue())
                .isEqualTo(Processes.run(pkg, Map.of(), launcher.toString(), "kind", "-f", "../fn.yaml")
                        .output());
    }

    @Test
    void kustomizeFailsWithoutKeys() throws IOException {
        Processes.Result run = kustomize("generators: [fn.yaml]\nresources: [other.yaml]\n");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("sa.pub: no such file");
    }

    private void writeConfig(String issuer) throws IOException {
        Files.writeString(folder.resolve("fn.yaml"), """
                apiVersion: azwi-fn.dev/v1alpha1
                kind: WorkloadIdentity
                metadata:
                  name: workload-identity
                  annotations:
                    config.kubernetes.io/function: |
                      exec: {path: ./function.sh}
                spec:
                  issuer: {url: %s}
                  transformers: [KindConfig]
                """.formatted(issuer));
    }

    private void makeKeys() throws IOException {
        assertThat(run("keys").exitCode()).isZero();
    }

    private Processes.Result run(String... args) throws IOException {
        String[] command = new String[args.length + 1];
        command[0] = launcher.toString();
        System.arraycopy(args, 0, command, 1, args.length);
        return Processes.run(folder, Map.of(), command);
    }

    private Processes.Result kpt() throws IOException {
        Path kpt = Processes.find("azwi.kpt", "kpt", "github.com/kptdev/kpt has it");
        return Processes.run(
                folder,
                Map.of(),
                kpt.toString(),
                "fn",
                "eval",
                "pkg",
                "--exec",
                launcher.toString(),
                "--fn-config",
                "fn.yaml");
    }

    /** Functions run in the kustomization's folder, and only programs of that folder may be named. */
    private Processes.Result kustomize(String kustomization) throws IOException {
        Path kustomize =
                Processes.find("azwi.kustomize", "kustomize", "go install sigs.k8s.io/kustomize/kustomize/v5@v5.7.1");
        Files.writeString(pkg.resolve("kustomization.yaml"), kustomization);
        Files.copy(folder.resolve("fn.yaml"), pkg.resolve("fn.yaml"), StandardCopyOption.REPLACE_EXISTING);
        for (String key : new String[] {"sa.key", "sa.pub"}) {
            if (Files.exists(folder.resolve(key)) && !Files.exists(pkg.resolve(key))) {
                Files.copy(folder.resolve(key), pkg.resolve(key));
            }
        }
        Path function = Files.writeString(
                pkg.resolve("function.sh"),
                "#!/bin/sh\n'" + launcher + "' >emitted.yaml; code=$?; cat emitted.yaml; exit $code\n");
        assertThat(function.toFile().setExecutable(true)).isTrue();
        return Processes.run(
                folder, Map.of(), kustomize.toString(), "build", "--enable-alpha-plugins", "--enable-exec", "pkg");
    }
}
