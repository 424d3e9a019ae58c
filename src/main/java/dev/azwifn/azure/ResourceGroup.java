package dev.azwifn.azure;

/** @param location a region's name: {@code eastus} */
public record ResourceGroup(String subscriptionID, String name, String location) {
    /** {@code /subscriptions/<id>/resourceGroups/<name>}. */
    public String id() {
        return "/subscriptions/" + subscriptionID + "/resourceGroups/" + name;
    }
}
