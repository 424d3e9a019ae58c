package dev.azwifn.azure;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** @param scope a resource ID: {@code /subscriptions/<id>}, or something below it */
public record RoleAssignment(String scope, Role role) {
    /**
     * The assignment's name: the same for the same scope, principal and role, so that assigning again makes nothing new.
     *
     * @param principalID the identity's object in Entra ID
     */
    public UUID name(String principalID) {
        String key = (scope + "|" + principalID + "|" + role.guid()).toLowerCase(Locale.ROOT);
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
