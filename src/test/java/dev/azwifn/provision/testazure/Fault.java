package dev.azwifn.provision.testazure;

/** What can happen to a call instead of its answer. */
public enum Fault {
    /** Another write is going on. */
    CONFLICT(409, "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity"),
    /** With the header Retry-After. */
    THROTTLED(429, "TooManyRequests"),
    UNAVAILABLE(503, "ServerTimeout"),
    /** A new identity that Entra ID does not know everywhere yet. */
    PRINCIPAL_NOT_FOUND(400, "PrincipalNotFound"),
    /** A new identity that Resource Manager does not know everywhere yet. */
    PARENT_NOT_FOUND(404, "ParentResourceNotFound"),
    FORBIDDEN(403, "AuthorizationFailed"),
    /** The connection ends before the call has had any effect. */
    DROPPED_BEFORE(0, ""),
    /** The call has its effect, but the client never hears of it. */
    DROPPED_AFTER(0, "");

    private final int status;
    private final String code;

    Fault(int status, String code) {
        this.status = status;
        this.code = code;
    }

    boolean isAnswer() {
        return status > 0;
    }

    Response answer(ServiceName service) {
        boolean isData = this == FORBIDDEN && service == ServiceName.BLOB; // which has roles of its own
        String said = isData ? "AuthorizationPermissionMismatch" : code;
        Response error = new ServiceError(status, said, "made to fail by the test").as(service);
        return this == THROTTLED ? error.with("retry-after", "7") : error;
    }
}
