package dev.azwifn.azure;

import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The names of federated credentials: {@code capz-system_capz-manager}. Kubernetes' names have no '_', and no two dots in a row, so that
 * two service accounts never share one, whatever else is in the list.
 */
public final class CredentialName {
    private static final int LONGEST = 120;

    private CredentialName() {}

    public static String of(ServiceAccount account) {
        String name = account.namespace() + "_" + account.name().replace('.', '_');
        if (name.length() <= LONGEST) {
            return name;
        }
        String hash = "__" + UUID.nameUUIDFromBytes(account.subject().getBytes(StandardCharsets.UTF_8));
        return name.substring(0, LONGEST - hash.length()) + hash;
    }
}
