package dev.azwifn.trust.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final String SUBJECT =
            "E0301 07:41:0%d.1 1 c.go:1] \"e\" err=\"AADSTS700213: No matching federated identity"
                    + " record found for presented assertion subject '%s'.\" controllerKind=\"AzureCluster\" AzureCluster=\"default/%s\"\n";

    private static List<String> codes(String log) {
        return Sample.problems(log).stream().map(Problem::code).toList();
    }

    @Test
    void theSameAgainIsCounted() {
        List<Problem> problems = Sample.problems(SUBJECT.formatted(1, "a", "c1")
                + SUBJECT.formatted(2, "b", "c1")
                + SUBJECT.formatted(3, "a", "c2")
                + SUBJECT.formatted(4, "a", "c1"));
        assertThat(problems).hasSize(2);
        Problem first = problems.get(0);
        assertThat(first.count()).isEqualTo(3);
        assertThat(first.first()).isEqualTo(new Problem.Place("log", 1, "03-01 07:41:01"));
        assertThat(first.last()).isEqualTo(new Problem.Place("log", 4, "03-01 07:41:04"));
        assertThat(first.objects()).containsExactly("AzureCluster/default/c1", "AzureCluster/default/c2");
        assertThat(problems.get(1).details()).containsEntry(Detail.SUBJECT, "b");
    }

    /** One error is written several times over in one record: in the message, in its JSON, in a URL. */
    @Test
    void onceInARecordIsOnce() {
        Problem problem = Sample.problems("E0301 07:41:01.1 1 c.go:1] \"e\" err=\"AADSTS50027: x AADSTS50027"
                        + " https://login.microsoftonline.com/error?code=50027 \\\"error_codes\\\":[50027]\"")
                .get(0);
        assertThat(problem.count()).isEqualTo(1);
    }

    @Test
    void whatIsDifferentOnEveryOccasionDoesNotTellErrorsApart() {
        String log =
                "E0301 07:41:01.1 1 c.go:1] \"e\" err=\"AuthorizationFailed: The client 'x' with object id 'y' does not have"
                        + " authorization to perform action 'a' over scope '/%d'\"\n";
        List<Problem> problems = Sample.problems(log.formatted(1) + log.formatted(2));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).details()).containsEntry(Detail.SCOPE, "/1");
    }

    /** Each has the text behind it up to the next one. */
    @Test
    void severalErrorsInOneRecordKeepTheirDetails() {
        List<Problem> problems =
                Sample.problems("E0301 07:41:01.1 1 c.go:1] \"e\" err=\"AADSTS700211: presented assertion issuer 'i1'."
                        + " AADSTS700213: presented assertion subject 's1'. POST https://login.microsoftonline.com/"
                        + "00000000-1111-4222-8333-444444444444/oauth2/v2.0/token\"");
        assertThat(problems).extracting(Problem::code).containsExactly("AADSTS700211", "AADSTS700213");
        assertThat(problems.get(0).details()).containsOnlyKeys(Detail.ISSUER, Detail.TENANT_ID);
        assertThat(problems.get(1).details()).containsOnlyKeys(Detail.SUBJECT, Detail.TENANT_ID);
    }

    @Test
    void aStatusCountsOnlyWhereNothingElseIsSaid() {
        String forbidden = "RESPONSE 403: 403 Forbidden\n";
        assertThat(codes(forbidden)).containsExactly("forbidden");
        assertThat(codes(forbidden + "ERROR CODE: AuthorizationFailed")).containsExactly("AuthorizationFailed");
        assertThat(codes(forbidden + "AADSTS99999999: new")).containsExactly("AADSTS99999999");
        assertThat(codes(forbidden + "ERROR CODE: NeverSeen")).containsExactly("forbidden", "NeverSeen");
    }

    @Test
    void codesOfResourceManagerAreUnknownWhereAClientSaysThatTheyAreCodes() {
        assertThat(codes("ERROR CODE: NeverSeen")).containsExactly("NeverSeen");
        assertThat(codes("Status=400 Code=\"NeverSeen\" Message=\"x\"")).containsExactly("NeverSeen");
        assertThat(codes("ERROR CODE: UNAVAILABLE")).isEmpty();
        assertThat(codes("ERROR CODE UNAVAILABLE\nStatusCode=400 NeverSeen")).isEmpty();
    }

    @Test
    void namesThatOnlyContainACodeAreNoErrors() {
        assertThat(
                        codes(
                                "AuthorizationFailedException XAuthorizationFailed authorizationfailed AADSTS AADSTSX AADSTS123"))
                .isEmpty();
    }

    /** Memory does not grow with what an attacker, or a chatty controller, varies. */
    @Test
    void thereIsALimitToDifferentOnes() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            log.append(SUBJECT.formatted(1, "s" + i, "c" + i));
            log.append("E0301 07:41:01.1 x AADSTS").append(10_000_000 + i).append('\n');
        }
        List<Problem> problems = Sample.problems(log.toString());
        assertThat(problems).hasSizeBetween(500, 1001);
        assertThat(problems.stream().mapToLong(Problem::count).sum()).isEqualTo(6000);
        assertThat(problems).allMatch(problem -> problem.objects().size() <= 5);
    }

    @Test
    void anErrorNearTheEndOfALongRecordIsFound() {
        List<Problem> problems = Sample.problems("text\n".repeat(100_000) + "AADSTS700211: x\n");
        assertThat(problems).hasSize(1);
        assertThat(Objects.requireNonNull(problems.get(0).entry()).code()).isEqualTo("AADSTS700211");
        assertThat(problems.get(0).first().line()).isEqualTo(100_001);
    }
}
