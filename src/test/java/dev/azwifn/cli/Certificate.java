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
 * @param trustStore for clients that trust it, or its authority, and nobody else
 */
public record Certificate(Path keyStore, Path trustStore) {
    public static final String PASSWORD = "changeit";

    /**
     * A self-signed one.
     *
     * @param names as keytool takes them: {@code ip:127.0.0.1,dns:localhost}
     */
    public static Certificate of(Path folder, String names) throws IOException, InterruptedException {
        Path server = generate(folder, "server", "SAN=" + names);
        return new Certificate(server, trusting(folder, server, "server"));
    }

    /** One of an authority that is trusted, whose days are over. */
    public static Certificate expired(Path folder, String names) throws IOException, InterruptedException {
        Path authority = generate(folder, "authority", "BC=ca:true");
        Path server = generate(folder, "server", "SAN=" + names);
        Path request = folder.resolve(server.getFileName() + ".csr");
        Path signed = folder.resolve(server.getFileName() + ".signed");
        keytool("-certreq", "-keystore", server, "-alias", "server", "-file", request);
        keytool(
                "-gencert",
                "-keystore",
                authority,
                "-alias",
                "authority",
                "-infile",
                request,
                "-outfile",
                signed,
                "-ext",
                "SAN=" + names,
                "-startdate",
                "-10d",
                "-validity",
                "2");
        Path trustStore = trusting(folder, authority, "authority");
        keytool("-importcert", "-noprompt", "-keystore", server, "-alias", "ca", "-file", certificate(authority));
        keytool("-importcert", "-noprompt", "-keystore", server, "-alias", "server", "-file", signed);
        return new Certificate(server, trustStore);
    }

    private static Path generate(Path folder, String alias, String extension) throws IOException, InterruptedException {
        Path store = Files.createTempFile(folder, alias, ".p12");
        Files.delete(store); // keytool makes it
        keytool(
                "-genkeypair",
                "-keystore",
                store,
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + store.getFileName(),
                "-ext",
                extension,
                "-validity",
                "2");
        return store;
    }

    private static Path trusting(Path folder, Path store, String alias) throws IOException, InterruptedException {
        keytool("-exportcert", "-keystore", store, "-alias", alias, "-file", certificate(store));
        Path trustStore = folder.resolve("trust-" + store.getFileName());
        keytool("-importcert", "-noprompt", "-keystore", trustStore, "-alias", alias, "-file", certificate(store));
        return trustStore;
    }

    private static Path certificate(Path store) {
        return Path.of(store + ".crt");
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + output);
        }
    }

    /** For a server. */
    SSLContext server() throws IOException, GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store(keyStore), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    /** For a client. */
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
