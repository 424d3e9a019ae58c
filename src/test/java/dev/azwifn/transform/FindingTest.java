package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.krm.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;

/** What a check says of that which a transformer would have done. */
class FindingTest {
    private static final JsonPointer FIELD = JsonPointer.compile("/spec/a");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1    | 2    | a is 1, not 2",
                "-    | 2    | a is missing: it should be 2",
                "-    | [2]  | a is missing: not yet a changed: because",
                "1    | -    | a is still there: because",
                "1    | [2]  | a differs: not yet a changed: because",
                "[1]  | 2    | a differs: not yet a changed: because",
                "[1]  | [2]  | a differs: not yet a changed: because",
            })
    void aChangeIsAnError(String current, String proposed, String verdict) {
        Finding finding = Finding.change(
                        "a changed: because",
                        FIELD,
                        current == null ? null : Run.json(current),
                        proposed == null ? null : Run.json(proposed))
                .asVerdict();

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).isEqualTo(verdict);
    }

    @Test
    void aChangeOfAWholeResourceIsAnErrorToo() {
        assertThat(Finding.ofWhole("added").asVerdict().message()).isEqualTo("should be added");
    }

    @Test
    void aDefectIsAnErrorInItsOwnWordsAndANoteStaysOne() {
        Finding defect = Finding.defect("clientID is missing", FIELD, null).asVerdict();
        assertThat(defect.severity()).isEqualTo(Severity.ERROR);
        assertThat(defect.message()).isEqualTo("clientID is missing");

        Finding note = Finding.of(Severity.INFO, "kept");
        assertThat(note.asVerdict()).isSameAs(note);
    }
}
