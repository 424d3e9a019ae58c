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
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why one call did not work, without anything secret.
 *
 * @param status of HTTP; 0 where there was no answer
 * @param code the service's own, such as {@code AuthorizationFailed}; empty if it gave none
 * @param message the service's words, on one line
 * @param retryAfter the header that says how long the service asks to wait; null if it does not ask
 */
record Failure(
        Kind kind,
        int status,
        String code,
        String message,
        @Nullable String retryAfter) {
    enum Kind {
        /** There is no token to call with. */
        LOGIN,
        /** The service answered. */
        ANSWER,
        /** It did not. */
        NETWORK,
        /** It cannot be trusted: TLS. */
        TLS,
        /** None of these. */
        OTHER
    }

    /** The code of a login whose service did not answer. */
    static final String UNREACHABLE = "LoginServiceUnreachable";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NOT_FOUND = 404;

    /** What is over in a while: Azure is still busy with what was there before, or has not told all its parts yet. */
    private static final Set<String> PASSING = Set.of(
            "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
            "ParentResourceNotFound",
            "PrincipalNotFound",
            "ResourceGroupBeingDeleted",
            "StorageAccountOperationInProgress",
            "StorageAccountIsNotProvisioned",
            "AnotherOperationInProgress",
            "ContainerBeingDeleted",
            "ContainerNotFound",
            "PublicAccessNotPermitted");

    private static final Pattern XML_MESSAGE = Pattern.compile("<Message>([^<]*)");

    private static final Set<Integer> BRIEF = Set.of(408, 500, 502, 503, 504);

    static Failure of(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAuthenticationException) {
                String code = isUnreachable(cause) ? UNREACHABLE : "";
                return new Failure(Kind.LOGIN, 0, code, Scrubbed.of(cause.getMessage()), null);
            }
            if (cause instanceof HttpResponseException answered && answered.getResponse() != null) {
                return answered(answered, answered.getResponse());
            }
            if (cause instanceof SSLException) {
                return new Failure(Kind.TLS, 0, "", Scrubbed.of(cause.getMessage()), null);
            }
            if (isNetwork(cause)) {
                return new Failure(Kind.NETWORK, 0, "", noAnswer(cause), null);
            }
        }
        return new Failure(Kind.OTHER, 0, "", Scrubbed.ofException(thrown), null);
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
                Kind.ANSWER,
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

    /** Whether the thing asked for is not there; a subscription that is not there is a mistake. */
    boolean isNotFound() {
        return status == NOT_FOUND && !is("SubscriptionNotFound");
    }

    boolean is(String expected) {
        return code.equals(expected);
    }

    /** Whether the same call is likely to work later, however long that may be. */
    boolean passes() {
        return status == TOO_MANY_REQUESTS || PASSING.contains(code);
    }

    /** Whether the same call is likely to work in a moment, or not at all. */
    boolean isBrief() {
        return kind == Kind.NETWORK || BRIEF.contains(status);
    }

    /** {@code AuthorizationFailed: The client …}. */
    String text() {
        String name = !code.isEmpty() ? code : status == 0 ? "" : "HTTP " + status;
        return name.isEmpty() || message.isEmpty() ? name + message : name + ": " + message;
    }
}
