package dev.azwifn.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A server's certificate, made by keytool.
 *
 * @param trustStore with the certificate and nothing else
 */
record Certificate(Path keyStore, Path trustStore) {
    static final String PASSWORD = "changeit";

    /** @param names as keytool takes them: {@code ip:127.0.0.1,dns:localhost} */
    static Certificate of(Path folder, String names) throws IOException, InterruptedException {
        return make(folder, names, "-validity", "2");
    }

    static Certificate expired(Path folder, String names) throws IOException, InterruptedException {
        return make(folder, names, "-startdate", "-10d", "-validity", "2");
    }

    private static Certificate make(Path folder, String names, String... validity)
            throws IOException, InterruptedException {
        Path keyStore = Files.createTempFile(folder, "server", ".p12");
        Path trustStore = Files.createTempFile(folder, "trust", ".p12");
        Path certificate = Files.createTempFile(folder, "server", ".pem");
        for (Path file : List.of(keyStore, trustStore)) {
            Files.delete(file); // keytool makes it
        }
        List<String> generate = new ArrayList<>(List.of(
                "-genkeypair",
                "-keystore",
                keyStore.toString(),
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=server",
                "-ext",
                "SAN=" + names));
        generate.addAll(List.of(validity));
        keytool(generate);
        keytool(List.of(
                "-exportcert", "-keystore", keyStore.toString(), "-alias", "server", "-file", certificate.toString()));
        keytool(List.of(
                "-importcert",
                "-noprompt",
                "-keystore",
                trustStore.toString(),
                "-alias",
                "server",
                "-file",
                certificate.toString()));
        return new Certificate(keyStore, trustStore);
    }

    private static void keytool(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + output);
        }
    }

    /** For a server that has it. */
    SSLContext server() throws IOException, GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store(keyStore), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    /** For a client that trusts it and nobody else. */
    SSLContext client() throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(trustStore));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
