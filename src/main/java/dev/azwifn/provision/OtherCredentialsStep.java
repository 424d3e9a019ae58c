package dev.azwifn.provision;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.trust.FederatedCredential;
import java.util.ArrayList;
import java.util.List;

/** The federated credentials that nobody asked for: whoever has such a token is this identity too. Shown, and left to people. */
record OtherCredentialsStep(Found found, Credentials credentials) implements Step {
    @Override
    public String title() {
        return "other federated credentials";
    }

    @Override
    public Reading read() {
        Issuer issuer = found.issuer();
        if (issuer == null || found.clusterIdentity() == null) {
            return Reading.same(List.of(), List.of());
        }
        List<FederatedCredential> wanted = found.plan().withIssuer(issuer).credentials();
        List<Fact> facts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (FederatedCredential other : CredentialMatch.others(wanted, credentials.existing())) {
            String trusts = "issuer " + other.issuer() + ", subject " + other.subject();
            facts.add(new Fact(other.name(), null, trusts));
            notes.add("the identity also trusts " + trusts + " (federated credential " + other.name()
                    + "), which the config does not ask for; it is left alone");
        }
        return Reading.same(facts, notes);
    }
}
