package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.trust.FederatedCredential;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialMatchTest {
    private static final FederatedCredential WANTED =
            new FederatedCredential("ns_capz", "https://issuer/", "system:serviceaccount:ns:capz", "api://A");

    private static FederatedCredential existing(String name, String issuer, String subject) {
        return new FederatedCredential(name, issuer, subject, WANTED.audience());
    }

    @Test
    void withoutAnyItIsMissing() {
        assertThat(CredentialMatch.of(WANTED, List.of())).isEqualTo(new CredentialMatch(WANTED, null));
    }

    @Test
    void issuerAndSubjectDecideNotTheName() {
        FederatedCredential byHand = existing("made-by-hand", WANTED.issuer(), WANTED.subject());

        assertThat(CredentialMatch.of(WANTED, List.of(byHand))).isEqualTo(new CredentialMatch(byHand, byHand));
    }

    @Test
    void wrongAudienceIsRepairedUnderTheNameThatItHas() {
        FederatedCredential wrong =
                new FederatedCredential("made-by-hand", WANTED.issuer(), WANTED.subject(), "api://wrong");

        CredentialMatch match = CredentialMatch.of(WANTED, List.of(wrong));

        assertThat(match.actual()).isEqualTo(wrong);
        assertThat(match.wanted()).isEqualTo(existing("made-by-hand", WANTED.issuer(), WANTED.subject()));
    }

    @Test
    void issuerWithoutItsSlashUnderOurNameHasDrifted() {
        FederatedCredential drifted = existing(WANTED.name(), "https://issuer", WANTED.subject());

        assertThat(CredentialMatch.of(WANTED, List.of(drifted))).isEqualTo(new CredentialMatch(WANTED, drifted));
    }

    /** Azure allows both, and somebody may need the other one. */
    @Test
    void issuerWithoutItsSlashUnderAnotherNameIsAnothers() {
        FederatedCredential other = existing("made-by-hand", "https://issuer", WANTED.subject());

        assertThat(CredentialMatch.of(WANTED, List.of(other)).isMissing()).isTrue();
        assertThat(CredentialMatch.others(List.of(WANTED), List.of(other))).containsExactly(other);
    }

    @Test
    void nameThatIsTakenGivesAnother() {
        FederatedCredential taken = existing(WANTED.name(), WANTED.issuer(), "system:serviceaccount:ns:other");

        CredentialMatch match = CredentialMatch.of(WANTED, List.of(taken));

        assertThat(match.isMissing()).isTrue();
        assertThat(match.wanted().name()).startsWith("ns_capz_").matches("[A-Za-z0-9][A-Za-z0-9_-]{2,119}");
        assertThat(CredentialMatch.of(WANTED, List.of(taken))).isEqualTo(match);
        // Written, it is found again.
        assertThat(CredentialMatch.of(WANTED, List.of(taken, match.wanted())).actual())
                .isEqualTo(match.wanted());
    }

    @Test
    void longNameThatIsTakenStaysWithinTheLimit() {
        FederatedCredential wanted =
                new FederatedCredential("n".repeat(120), WANTED.issuer(), WANTED.subject(), WANTED.audience());
        FederatedCredential taken = existing(wanted.name(), WANTED.issuer(), "system:serviceaccount:ns:other");

        assertThat(CredentialMatch.of(wanted, List.of(taken)).wanted().name()).hasSize(120);
    }

    @Test
    void azureComparesNamesWithoutCase() {
        FederatedCredential drifted = existing("NS_CAPZ", "https://issuer", WANTED.subject());

        assertThat(CredentialMatch.of(WANTED, List.of(drifted)).wanted().name()).isEqualTo("NS_CAPZ");
    }

    @Test
    void othersAreThoseThatNothingIsMatchedWith() {
        FederatedCredential ours = existing("made-by-hand", WANTED.issuer(), WANTED.subject());
        FederatedCredential third = existing("third", "https://elsewhere/", "repo:org/repo:ref:refs/heads/main");

        assertThat(CredentialMatch.others(List.of(WANTED), List.of(third, ours)))
                .containsExactly(third);
    }
}
