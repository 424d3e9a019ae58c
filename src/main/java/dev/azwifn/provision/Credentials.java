package dev.azwifn.provision;

import com.azure.core.util.Context;
import com.azure.resourcemanager.msi.fluent.FederatedIdentityCredentialsClient;
import com.azure.resourcemanager.msi.fluent.models.FederatedIdentityCredentialInner;
import dev.azwifn.azure.ManagedIdentity;
import dev.azwifn.command.CommandException;
import dev.azwifn.trust.FederatedCredential;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The federated credentials of the cluster identity, read once and kept up to date by what is written. */
final class Credentials {
    private final Azure azure;
    private final Found found;
    private @Nullable List<FederatedCredential> existing;

    Credentials(Azure azure, Found found) {
        this.azure = azure;
        this.found = found;
    }

    /** Those that the identity has; none while there is no identity. */
    List<FederatedCredential> existing() {
        List<FederatedCredential> known = existing;
        if (known == null) {
            known = list();
            existing = known;
        }
        return known;
    }

    private List<FederatedCredential> list() {
        List<FederatedCredential> all = azure.calls()
                .find("federated credentials of " + identity().name(), () -> {
                    List<FederatedCredential> list = new ArrayList<>();
                    for (FederatedIdentityCredentialInner each :
                            client().list(group(), identity().name())) {
                        list.add(credential(each));
                    }
                    return list;
                });
        return all == null ? new ArrayList<>() : all;
    }

    private static FederatedCredential credential(FederatedIdentityCredentialInner inner) {
        return new FederatedCredential(
                inner.name(), inner.issuer(), inner.subject(), String.join(",", inner.audiences()));
    }

    /** Creates it, or replaces the one of the same name. */
    void write(String title, FederatedCredential credential) {
        FederatedIdentityCredentialInner wanted = new FederatedIdentityCredentialInner()
                .withIssuer(credential.issuer())
                .withSubject(credential.subject())
                .withAudiences(List.of(credential.audience()));
        azure.calls()
                .call(
                        title,
                        () -> client().createOrUpdateWithResponse(
                                        group(), identity().name(), credential.name(), wanted, Context.NONE));
        existing().removeIf(each -> each.name().equalsIgnoreCase(credential.name()));
        existing().add(credential);
    }

    /** Refuses what Azure would refuse half-way. */
    void checkNumber() {
        List<FederatedCredential> wanted = found.plan().credentials();
        // While the issuer is not known, the identity's own number is all that can be looked at.
        long missing = wanted.isEmpty()
                ? found.plan().serviceAccounts().size()
                : wanted.stream()
                        .filter(each -> CredentialMatch.of(each, existing()).isMissing())
                        .count();
        long all = existing().size() + missing;
        if (all > FederatedCredential.LIMIT) {
            throw new CommandException(
                    "managed identity " + identity().name() + " has "
                            + existing().size()
                            + " federated credentials, and " + missing + " more would be " + all
                            + ", of which Azure allows "
                            + FederatedCredential.LIMIT
                            + "; delete some that nobody needs, or use another identity (spec.clusterIdentity.managedIdentityName)");
        }
    }

    private ManagedIdentity identity() {
        return found.plan().clusterIdentity();
    }

    private String group() {
        return identity().resourceGroup().name();
    }

    private FederatedIdentityCredentialsClient client() {
        return azure.identities().getFederatedIdentityCredentials();
    }
}
