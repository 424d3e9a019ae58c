package dev.azwifn.provision;

import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.trust.FederatedCredential;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The federated credential for one service account. */
record CredentialStep(Found found, Credentials credentials, ServiceAccount account) implements Step {
    @Override
    public String title() {
        return "federated credential for " + account.namespace() + "/" + account.name();
    }

    @Override
    public void check() {
        credentials.checkNumber();
    }

    @Override
    public Reading read() {
        FederatedCredential wanted = wanted();
        if (wanted == null || found.clusterIdentity() == null) {
            return Reading.missing(facts(wanted, null), this::write);
        }
        CredentialMatch match = CredentialMatch.of(wanted, credentials.existing());
        FederatedCredential actual = match.actual();
        return actual == null
                ? Reading.missing(facts(wanted, null), this::write)
                : Reading.compared(facts(wanted, actual), List.of(), this::write);
    }

    private static List<Fact> facts(@Nullable FederatedCredential wanted, @Nullable FederatedCredential actual) {
        return List.of(
                new Fact(
                        "issuer",
                        wanted == null ? "known once the website is on" : wanted.issuer(),
                        actual == null ? null : actual.issuer()),
                new Fact("subject", wanted == null ? null : wanted.subject(), actual == null ? null : actual.subject()),
                new Fact(
                        "audience",
                        wanted == null ? null : wanted.audience(),
                        actual == null ? null : actual.audience()));
    }

    private void write() {
        FederatedCredential wanted = Objects.requireNonNull(wanted(), "the website is on, so that the issuer is known");
        credentials.write(
                title(), CredentialMatch.of(wanted, credentials.existing()).wanted());
    }

    /** Null while the issuer is not known. */
    private @Nullable FederatedCredential wanted() {
        Issuer issuer = found.issuer();
        return issuer == null
                ? null
                : found.plan().withIssuer(issuer).credentials().stream()
                        .filter(each -> each.subject().equals(account.subject()))
                        .findFirst()
                        .orElseThrow();
    }
}
