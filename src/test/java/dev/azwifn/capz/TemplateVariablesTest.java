package dev.azwifn.capz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateVariablesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "plain                             | plain",
                "${A}                              | ${A}",
                "${A:=x}                           | x",
                "${A:-x}                           | x",
                "${A=x}                            | x",
                "${A-x}                            | x",
                "a/${A:=x}/b/${B:-y}/c             | a/x/b/y/c",
                "${C:=${D}-vnet}                   | ${D}-vnet",
                "${C:=${D:=d}-vnet}/${E}           | d-vnet/${E}",
                "${A:=\"\"}                        | ''",
                "${A:=\"x\"}                       | x",
                "${unclosed                        | ${unclosed",
                "${MY-NAME}                        | NAME",
            })
    void takesTheDefaults(String text, String expected) {
        assertThat(TemplateVariables.withDefaults(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "${A}, true",
        "${A_B2}, true",
        "${A:=x}, false",
        "a${A}, false",
        "${A}${B}, false",
        "${A, false",
        "plain, false",
        "'', false"
    })
    void tellsALoneVariable(String text, boolean alone) {
        assertThat(TemplateVariables.isOnlyAVariable(text)).isEqualTo(alone);
    }
}
