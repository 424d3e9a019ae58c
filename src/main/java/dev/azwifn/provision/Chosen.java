package dev.azwifn.provision;

import dev.azwifn.capz.ProviderId;
import dev.azwifn.config.Setting;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.OidcException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of the config whose value Azure has chosen.
 *
 * @param current what the file says by itself; null if nothing
 */
record Chosen(Setting field, String value, @Nullable String current) {
    /**
     * What the file by itself does not say as it is: so that the commands after this one need no flag and no variable.
     *
     * @param file the config of the file alone; null if there is no file, or it is not complete by itself
     * @param withPrincipalID whether the principal ID is wanted
     */
    static List<Chosen> of(
            Found found, WorkloadIdentity used, @Nullable WorkloadIdentity file, boolean withPrincipalID) {
        List<Chosen> outputs = new ArrayList<>();
        var identity = Objects.requireNonNull(found.clusterIdentity(), "there is an identity by now");
        if (used.azure().tenantID() == null) {
            outputs.add(new Chosen(Setting.TENANT_ID, identity.tenantId().toString(), null));
        }
        outputs.add(new Chosen(
                Setting.CLIENT_ID,
                identity.clientId().toString(),
                file == null ? null : file.clusterIdentity().clientID()));
        if (withPrincipalID) {
            outputs.add(new Chosen(
                    Setting.PRINCIPAL_ID,
                    identity.principalId().toString(),
                    file == null ? null : file.clusterIdentity().principalID()));
        }
        Issuer issuer = Objects.requireNonNull(found.issuer(), "there is an account by now");
        outputs.add(new Chosen(Setting.ISSUER_URL, issuer.url(), issuer(file)));
        if (found.plan().machineIdentity() != null) {
            ProviderId made = found.plan().machineIdentity().providerID();
            ProviderId said = file == null ? null : file.machineIdentity().providerID();
            // Another one that the file names stays: it would contradict the parts that the file may hold.
            outputs.add(new Chosen(Setting.PROVIDER_ID, made.toString(), said == null ? null : made.toString()));
        }
        outputs.removeIf(Chosen::isSaid);
        return outputs;
    }

    /** IDs are the same in any case, an issuer is not. */
    private boolean isSaid() {
        return field == Setting.ISSUER_URL ? value.equals(current) : value.equalsIgnoreCase(current);
    }

    private static @Nullable String issuer(@Nullable WorkloadIdentity file) {
        try {
            return file == null ? null : file.signingIssuer().map(Issuer::url).orElse(null);
        } catch (OidcException e) {
            return null; // a static website's, which cannot be derived
        }
    }

    /** {@code spec.clusterIdentity.clientID: …}. */
    @Override
    public String toString() {
        return "spec." + field.path() + ": " + value;
    }
}
