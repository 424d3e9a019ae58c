package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.cli.issuer.KeyMaterial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with a whole chain of trust: {@code testdata/verify/chain}, a key pair, and the documents in {@code site}. */
record World(Path folder) {
    static final String CONFIG = "wi.yaml";
    static final String CLUSTER = "cluster.yaml";
    static final String KIND = "kind.yaml";
    static final String KIND_V1BETA4 = "kind-v1beta4.yaml";
    static final String CREDENTIALS = "credentials.yaml";
    static final String JWKS = "site/openid/v1/jwks";
    static final String DISCOVERY = "site/.well-known/openid-configuration";
    static final String ISSUER = "https://azwioidc.blob.core.windows.net/oidc/";
    static final String SLASHLESS = "https://azwioidc.blob.core.windows.net/oidc";
    static final String CLIENT = "77777777-8888-4999-8aaa-bbbbbbbbbbbb";
    static final String PRINCIPAL = "12121212-3434-4565-8787-909090909090";
    static final String TENANT = "00000000-1111-4222-8333-444444444444";
    static final String SUBSCRIPTION = "22222222-3333-4444-8555-666666666666";
    static final KeyMaterial KEYS = KeyMaterial.rsa(0);
    static final KeyMaterial OTHER = KeyMaterial.rsa(1);

    private static final Map<String, String> DOCUMENTS = new ConcurrentHashMap<>();
    private static final Path CHAIN = Path.of("testdata/verify/chain");

    /** All of it in an empty folder; the documents are written by the program once. */
    static World in(Path folder) {
        World world = new World(folder);
        try (Stream<Path> files = Files.list(CHAIN)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        world.write("sa.key", KEYS.privatePem());
        world.write("sa.pub", KEYS.publicPem());
        world.secret(KEYS);
        if (DOCUMENTS.isEmpty()) {
            world.publish();
            List.of(JWKS, DISCOVERY).forEach(file -> DOCUMENTS.put(file, world.read(file)));
        }
        DOCUMENTS.forEach(world::write);
        return world;
    }

    /** The key pair in the Secret of cluster one. */
    void secret(KeyMaterial keys) {
        String text = read(CLUSTER).replaceAll("tls.crt: .*", "tls.crt: " + base64(keys.publicPem()));
        write(CLUSTER, text.replaceAll("tls.key: .*", "tls.key: " + base64(keys.privatePem())));
    }

    /** Writes the documents anew, from the config. */
    void publish(String... further) {
        List<String> args = new ArrayList<>(List.of("oidc", "-f", CONFIG, "--out", "site"));
        args.addAll(List.of(further));
        run(args).succeeds();
    }

    /** Another issuer, everywhere. */
    void issuer(String url) {
        for (String file : List.of(CONFIG, CLUSTER, KIND, KIND_V1BETA4, CREDENTIALS)) {
            write(file, read(file).replace(ISSUER, url));
        }
        publish();
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the first occurrence, which must be there. */
    void replace(String file, String text, String replacement) {
        String before = read(file);
        assertThat(before).as(file).contains(text);
        write(file, before.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(replacement)));
    }

    void replaceAll(String file, String text, String replacement) {
        assertThat(read(file)).as(file).contains(text);
        write(file, read(file).replace(text, replacement));
    }

    /** Verifies all of it. */
    Program.Run verify(String... options) {
        List<String> args = new ArrayList<>(List.of("verify", "-f", CONFIG, "--documents", "site"));
        args.addAll(List.of("--credentials", CREDENTIALS));
        args.addAll(List.of(options));
        args.addAll(List.of(CLUSTER, KIND, KIND_V1BETA4));
        return run(args);
    }

    private Program.Run run(List<String> args) {
        return Program.in(folder).run(args.toArray(String[]::new));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
