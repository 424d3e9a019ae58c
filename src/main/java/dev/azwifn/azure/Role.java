package dev.azwifn.azure;

/** The built-in roles that the cluster identity needs. */
public enum Role {
    CONTRIBUTOR("Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"),
    MANAGED_IDENTITY_OPERATOR("Managed Identity Operator", "f1a07417-d97a-45cb-824c-7a7467783830");

    private final String title;
    private final String guid;

    Role(String title, String guid) {
        this.title = title;
        this.guid = guid;
    }

    /** The name that Azure shows. */
    public String title() {
        return title;
    }

    /** The last part of the role definition's ID, the same in every tenant. */
    public String guid() {
        return guid;
    }
}
