package dev.azwifn.trust.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.trust.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Catalogue CATALOGUE = Sample.CATALOGUE;

    static List<Sample> samples() {
        return Sample.all();
    }

    static List<Entry> entries() {
        return CATALOGUE.entries();
    }

    /** Alone, and in the middle of a log. */
    @ParameterizedTest
    @MethodSource("samples")
    void everyErrorIsFoundByWhatALogSays(Sample sample) {
        for (String log : List.of(
                sample.log(),
                "I0301 07:41:00.1  1 x.go:1] \"up\"\nE0301 07:41:07.1  1 x.go:1] \"e\" err=\"" + sample.log()
                        + "\" controller=\"c\"\nI0301 07:41:08.1  1 x.go:1] \"x\"\n")) {
            List<Problem> problems = Sample.problems(log);
            assertThat(problems).as(log).hasSize(1);
            Problem problem = problems.get(0);
            assertThat(Objects.requireNonNull(problem.entry()).code()).isEqualTo(sample.code());
            assertThat(problem.details()).isEqualTo(sample.details());
        }
    }

    @Test
    void everyErrorHasASample() {
        assertThat(samples().stream().map(Sample::code))
                .containsAll(entries().stream().map(Entry::code).toList());
    }

    @Test
    void everyPhraseHasASample() {
        assertThat(entries().stream().flatMap(entry -> entry.phrases().stream()))
                .allSatisfy(phrase -> assertThat(samples())
                        .as(phrase.words())
                        .anyMatch(sample -> sample.log().contains(phrase.words())
                                || sample.log().contains(phrase.words().replace("\"", "\\\""))
                                // The same sentence with another number of the same kind.
                                || phrase.words().matches(".*=?40[13].*")));
    }

    @Test
    void everyDetailIsReadFromSomeSample() {
        assertThat(samples().stream().flatMap(sample -> sample.details().keySet().stream()))
                .contains(Detail.values());
    }

    /** The codes that Entra ID gives when a link of the chain does not hold. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "90002", "700016", "70025", "700211", "70021", "700213", "7002138", "700212", "50166", "501661",
                "90061", "7000272", "700027", "700024", "70023", "700222", "7000215"
            })
    void everyCodeOfTheChainHasItsOwnEntry(String digits) {
        assertThat(CATALOGUE.exact("AADSTS" + digits)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void everyCodeThatACheckNamesIsInTheCatalogue(Check check) {
        if (check.code() != null) {
            Entry entry = CATALOGUE.exact(check.code());
            assertThat(entry).as(check.code()).isNotNull();
            assertThat(Objects.requireNonNull(entry).checks()).contains(check);
        }
    }

    /** So that nobody waits for a check that could never have found the error. */
    @ParameterizedTest
    @MethodSource("entries")
    void checksAreOfTheLinksThatTheErrorMayBeAbout(Entry entry) {
        if (!entry.checks().isEmpty()) {
            assertThat(entry.link()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AADSTS700211, AADSTS700211",
        "AADSTS7002119, AADSTS700211",
        "AADSTS700219, AADSTS70021",
        "AADSTS7002131, AADSTS700213",
        "AADSTS7002138, AADSTS7002138",
        "AADSTS900144, AADSTS90014",
        "AADSTS700023, AADSTS700023",
        "aadsts700211, AADSTS700211",
        "700211, AADSTS700211",
        "authorizationfailed, AuthorizationFailed",
        "token-file-missing, token-file-missing"
    })
    void aNewCodeIsThatOfTheLongestOneThatItBeginsWith(String written, String code) {
        assertThat(Objects.requireNonNull(CATALOGUE.lookUp(written)).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AADSTS7002", "AADSTS70001", "AADSTS99999", "70022", "Authorization", "AADSTS", ""})
    void otherCodesAreUnknown(String written) {
        assertThat(CATALOGUE.lookUp(written)).isNull();
    }

    @Test
    void codesAndTitlesSayWhatIsWhat() {
        assertThat(entries()).extracting(Entry::code).doesNotHaveDuplicates();
        assertThat(entries()).allSatisfy(entry -> {
            assertThat(entry.title()).as(entry.code()).isNotBlank().doesNotEndWith(".");
            assertThat(entry.meaning()).as(entry.code()).endsWith(".");
            assertThat(entry.causes()).as(entry.code()).isNotEmpty();
            assertThat(entry.fix()).as(entry.code()).isNotEmpty();
            assertThat(entry.fix())
                    .as(entry.code())
                    .allMatch(step -> step.sentence().endsWith("."));
        });
    }

    /** A command begins with a program that somebody with such a cluster has. */
    @Test
    void commandsAreThoseOfKnownPrograms() {
        List<Step> steps = new ArrayList<>(
                entries().stream().flatMap(entry -> entry.fix().stream()).toList());
        Stream.of(Detail.values())
                .forEach(detail -> steps.addAll(CATALOGUE.advice(detail).steps()));
        Set<String> programs = Set.of("azwi-fn", "azwi-provision", "kubectl", "clusterctl", "az");
        assertThat(steps.stream().map(Step::command).filter(Objects::nonNull))
                .hasSizeGreaterThan(40)
                .allMatch(command -> programs.contains(command.substring(0, command.indexOf(' '))));
    }

    @Test
    void placesInCommandsAreTheConfigOrADetail() {
        Map<String, String> values = Map.of("config", "my config.yaml", "objectID", "$(reboot)'");
        assertThat(new Step("x.", "a -f {config} {objectID} {tenantID}")
                        .with(values)
                        .command())
                .isEqualTo("a -f 'my config.yaml' '$(reboot)'\\''' TENANTID");
    }
}
