package dev.azwifn.provision;

import java.util.Set;
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

    private static final Set<Integer> BRIEF = Set.of(408, 500, 502, 503, 504);

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
