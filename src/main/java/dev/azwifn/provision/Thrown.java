package dev.azwifn.provision;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementException;
import com.azure.identity.CredentialUnavailableException;
import com.azure.storage.blob.models.BlobStorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What the SDK throws, as a failure. */
final class Thrown {
    private static final Pattern XML_MESSAGE = Pattern.compile("<Message>([^<]*)");

    private Thrown() {}

    static Failure failure(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAuthenticationException) {
                String code = isUnreachable(cause) ? Failure.UNREACHABLE : "";
                return new Failure(Failure.Kind.LOGIN, 0, code, Scrubbed.of(cause.getMessage()), null);
            }
            if (cause instanceof HttpResponseException answered && answered.getResponse() != null) {
                return answered(answered, answered.getResponse());
            }
            if (cause instanceof SSLException) {
                return new Failure(Failure.Kind.TLS, 0, "", Scrubbed.of(cause.getMessage()), null);
            }
            if (isNetwork(cause)) {
                return new Failure(Failure.Kind.NETWORK, 0, "", noAnswer(cause), null);
            }
        }
        return new Failure(Failure.Kind.OTHER, 0, "", Scrubbed.ofException(thrown), null);
    }

    /** Whether it is the login service that did not answer; that a machine has no managed identity shows in the same way. */
    private static boolean isUnreachable(Throwable login) {
        for (Throwable cause = login.getCause(); cause != null; cause = cause.getCause()) {
            if (isNetwork(cause)) {
                return !(login instanceof CredentialUnavailableException);
            }
        }
        return false;
    }

    private static String noAnswer(Throwable cause) {
        String reason = Scrubbed.of(cause.getMessage());
        return reason.isEmpty() ? "no answer" : "no answer: " + reason;
    }

    private static boolean isNetwork(Throwable cause) {
        return !(cause instanceof UncheckedIOException)
                && (cause instanceof IOException || cause instanceof TimeoutException);
    }

    private static Failure answered(HttpResponseException thrown, HttpResponse response) {
        String code = "";
        String message = thrown.getMessage();
        if (thrown instanceof ManagementException managed && managed.getValue() != null) {
            code = managed.getValue().getCode();
            message = managed.getValue().getMessage();
        } else if (thrown instanceof BlobStorageException storage && storage.getErrorCode() != null) {
            code = storage.getErrorCode().toString();
            message = storageMessage(storage.getServiceMessage());
        }
        return new Failure(
                Failure.Kind.ANSWER,
                response.getStatusCode(),
                code == null ? "" : code,
                Scrubbed.of(message),
                response.getHeaderValue(HttpHeaderName.RETRY_AFTER));
    }

    /** The SDK puts its own words around the XML; the first line is the message, the others are the request's ID and time. */
    private static String storageMessage(String text) {
        Matcher xml = XML_MESSAGE.matcher(text);
        return xml.find() ? xml.group(1).lines().findFirst().orElse("") : "";
    }
}
