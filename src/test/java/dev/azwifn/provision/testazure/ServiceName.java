package dev.azwifn.provision.testazure;

/** Who gets a call. */
public enum ServiceName {
    /** Azure Resource Manager. */
    ARM,
    /** The blob endpoints of storage accounts. */
    BLOB,
    /** Their static websites. */
    WEB,
    /** Entra ID's token endpoint. */
    ENTRA
}
