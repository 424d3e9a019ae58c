package dev.azwifn.cli;

import dev.azwifn.command.Version;
import dev.azwifn.trust.FetchException;
import dev.azwifn.trust.FetchException.Reason;
import dev.azwifn.trust.Fetcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Reads with the JDK's oldest client: it is in java.base, so that the application's runtime gets no larger for it.
 *
 * @param tls says whom to trust; null for the runtime's own authorities
 * @param patience how long one answer may take
 */
record HttpFetcher(@Nullable SSLSocketFactory tls, Duration patience) implements Fetcher {
    /** Trusts public authorities. */
    static HttpFetcher ofRuntime() {
        return new HttpFetcher(null, Duration.ofSeconds(15));
    }

    @Override
    public Answer get(String url) throws FetchException {
        long deadline = System.nanoTime() + patience.toNanos();
        HttpURLConnection connection = open(url);
        try {
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new FetchException(Reason.UNREACHABLE, "what answers there does not speak HTTP");
            }
            return new Answer(status, headers(connection), body(connection, deadline));
        } catch (IOException e) {
            throw failure(e);
        } finally {
            connection.disconnect();
        }
    }

    private HttpURLConnection open(String url) throws FetchException {
        try {
            if (!(new URL(url).openConnection() instanceof HttpsURLConnection connection)) {
                throw new FetchException(Reason.UNREACHABLE, "this is not an https URL");
            }
            if (tls != null) {
                connection.setSSLSocketFactory(tls);
            }
            connection.setConnectTimeout((int) patience.toMillis());
            connection.setReadTimeout((int) patience.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/json");
            connection.setRequestProperty("User-Agent", "azwi-fn/" + Version.text());
            return connection;
        } catch (MalformedURLException e) {
            throw new FetchException(Reason.UNREACHABLE, "this is not a URL: " + e.getMessage());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static Map<String, String> headers(HttpURLConnection connection) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header :
                connection.getHeaderFields().entrySet()) {
            if (header.getKey() != null && !header.getValue().isEmpty()) {
                // Of several, they are listed last to first.
                headers.put(
                        header.getKey(), header.getValue().get(header.getValue().size() - 1));
            }
        }
        return headers;
    }

    /** A server that sends a byte now and then must not hold us for ever. */
    private static byte[] body(HttpURLConnection connection, long deadline) throws IOException, FetchException {
        InputStream in = connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (in == null) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            body.write(buffer, 0, length);
            if (body.size() > LARGEST) {
                throw new FetchException(Reason.TOO_LARGE, "it is larger than " + (LARGEST >> 10) + " KiB");
            }
            if (System.nanoTime() > deadline) {
                throw new SocketTimeoutException("the answer does not end");
            }
        }
        return body.toByteArray();
    }

    private static FetchException failure(IOException e) {
        if (e instanceof SSLException) {
            return new FetchException(Reason.TLS, tlsProblem(e));
        }
        if (e instanceof UnknownHostException) {
            return new FetchException(Reason.UNREACHABLE, "there is no host of that name");
        }
        if (e instanceof SocketTimeoutException) {
            return new FetchException(Reason.UNREACHABLE, "there was no whole answer in time");
        }
        if (e instanceof ConnectException) {
            return new FetchException(Reason.UNREACHABLE, "nobody takes the connection: " + e.getMessage());
        }
        return new FetchException(Reason.UNREACHABLE, "the connection failed: " + e.getMessage());
    }

    private static String tlsProblem(IOException e) {
        if (hasCause(e, CertificateExpiredException.class)) {
            return "the certificate of the server is expired";
        }
        if (hasCause(e, CertPathBuilderException.class) || hasCause(e, CertPathValidatorException.class)) {
            return "the certificate of the server is not one of a public authority";
        }
        return hasCause(e, CertificateException.class)
                ? "the certificate of the server is not for this host: " + e.getMessage()
                : "there is no secure connection: " + e.getMessage();
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
