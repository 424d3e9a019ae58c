package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The identity fields of a CAPZ machine, template or pool.
 *
 * @param parent the mapping that holds them
 * @param view its value
 */
public record MachineFields(JsonPointer parent, JsonNode view) {
    public static final String IDENTITY = "identity";
    public static final String LIST = "userAssignedIdentities";
    public static final String PROVIDER_ID = "providerID";
    public static final String USER_ASSIGNED = "UserAssigned";

    /** Empty for resources that are no machines of CAPZ. */
    public static Optional<MachineFields> of(Resource resource) {
        return MachineKind.of(resource)
                .map(kind -> new MachineFields(kind.parent(), resource.view().at(kind.parent())));
    }

    /** {@code None}, {@code SystemAssigned} or {@code UserAssigned}; the CRD's default where it is left out. */
    public String identity() {
        String identity = TemplateVariables.withDefaults(view.path(IDENTITY).asString(""));
        return identity.isEmpty() ? "None" : identity;
    }

    /** The list of user-assigned identities; a missing node if there is none. */
    public JsonNode list() {
        return view.path(LIST);
    }

    public boolean hasEmptyList() {
        return list().isMissingNode() || list().isNull() || (list().isArray() && list().isEmpty());
    }

    /** Whether the machines get no identity at all, so that the cloud provider has no credentials. */
    public boolean lackIdentity() {
        return identity().equals("None") || (identity().equals(USER_ASSIGNED) && hasEmptyList());
    }

    public JsonPointer identityField() {
        return parent.appendProperty(IDENTITY);
    }

    public JsonPointer listField() {
        return parent.appendProperty(LIST);
    }

    /** The ID of an item; empty if it has none. */
    public String providerID(int index) {
        return list().path(index).path(PROVIDER_ID).asString("");
    }

    public JsonPointer providerIDField(int index) {
        return listField().appendIndex(index).appendProperty(PROVIDER_ID);
    }
}
