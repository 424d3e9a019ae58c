package dev.azwifn.config;

/** Where a value was given: a field of a file, a flag, an environment variable. */
interface Place {
    /** How to call it in a message: {@code spec.azure.tenantID}, {@code --tenant-id}, {@code AZURE_TENANT_ID}. */
    String subject();

    default Problem problem(String message) {
        return new Problem(null, subject(), message);
    }

    /** A flag or an environment variable. */
    record Named(String subject) implements Place {}
}
