package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Operations that concern each other's places, in every order: a patch is what its operations are one by one. */
class PatchSequencesTest {
    private static final String TEXT = """
            a:
              b: 1
              c: {d: 1}
            l:
            - x: 1
            - x: 2
            - 3
            """;

    private static final List<Operation> FIRST = Patch.of("""
            add /a {"f": 2}
            add /ab {"g": 1}
            add /l/0 {"x": 4}
            add /l/- {"z": 1}
            replace /a/b {"i": 1}
            replace /a 5
            replace /l/1/x 3
            replace /l/1 {"w": 1}
            remove /a/b
            remove /l/0
            remove /l/1/x
            move /l/0 /a/m
            copy /a/c /l/0/c
            replace ROOT {"a": {"b": 2}, "l": [{"x": 1}, 2]}
            """);

    private static final List<Operation> LAST = Patch.of("""
            test /l/1/x 2
            add /a/b/q 1
            add /ab/g 2
            replace /a/b 3
            remove /l/1
            """);

    @Test
    void areWhatTheirOperationsAreOneByOne() {
        Set<String> problems = new TreeSet<>();
        for (Operation first : FIRST) {
            for (Operation second : FIRST) {
                for (Operation last : LAST) {
                    List<Operation> patch = List.of(first, second, last);
                    String expected = oneByOne(patch);
                    assertThat(atOnce(patch))
                            .as("%s", JsonPatches.toJson(patch))
                            .isEqualTo(expected);
                    if (!expected.contains("\n")) {
                        problems.add(expected.replaceFirst(".*: ", ""));
                    }
                }
            }
        }
        assertThat(problems).hasSizeGreaterThan(3);
    }

    @Test
    void manyAreAppliedAtOnce() {
        List<Operation> patch = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            patch.addAll(Patch.of("add /a/k" + i + " " + i));
        }
        patch.addAll(Patch.of("test /a/k39 39\ntest /a/k0 0"));
        assertThat(atOnce(patch)).isEqualTo(oneByOne(patch)).contains("k39: 39\n");
    }

    private static String atOnce(List<Operation> patch) {
        try {
            return TestDocument.of(TEXT).apply(patch).text();
        } catch (YamlException e) {
            return e.problem();
        }
    }

    private static String oneByOne(List<Operation> patch) {
        YamlDocument document = TestDocument.of(TEXT);
        try {
            for (Operation operation : patch) {
                document = document.apply(List.of(operation));
            }
            return document.text();
        } catch (YamlException e) {
            return e.problem();
        }
    }
}
