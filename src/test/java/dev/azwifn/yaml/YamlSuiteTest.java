package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.cli.Program;
import dev.azwifn.cli.Program.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The cases of the YAML test suite; {@code -Dazwi.yaml.suite=DIR} says where they are, {@code -Dazwi.yaml.suite.edits=N} how many
 * edits a document gets. Where azwi-fn and the suite differ, the
 * resource {@code suite.yaml} says why.
 */
class YamlSuiteTest {
    private static final int EDITS = Integer.getInteger("azwi.yaml.suite.edits", 10);

    private static List<SuiteCase> cases = List.of();
    private static Set<String> refused = Set.of();
    private static Set<String> accepted = Set.of();

    @BeforeAll
    static void read() throws IOException {
        String folder = System.getProperty("azwi.yaml.suite", "");
        if (folder.isEmpty() && Boolean.getBoolean("azwi.ci")) {
            throw new AssertionError("no YAML test suite: .ci/install-clients.sh installs it");
        }
        assumeTrue(!folder.isEmpty(), "no YAML test suite (-Dazwi.yaml.suite): .ci/install-clients.sh installs it");
        cases = SuiteCase.read(Path.of(folder));
        assertThat(cases).hasSizeGreaterThan(400);
        try (InputStream in = Objects.requireNonNull(YamlSuiteTest.class.getResourceAsStream("suite.yaml"))) {
            JsonNode known = YamlStream.parse(in.readAllBytes(), "suite.yaml")
                    .documents()
                    .get(0)
                    .view();
            refused = ids(known.path("refused"));
            accepted = ids(known.path("accepted"));
        }
    }

    private static Set<String> ids(JsonNode groups) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode group : groups) {
            assertThat(group.path("reason").asString()).isNotBlank();
            group.path("cases").forEach(id -> assertThat(ids.add(id.asString())).isTrue());
        }
        return ids;
    }

    /** The views of its documents; null if one is refused, with its place. */
    private static @Nullable List<JsonNode> views(SuiteCase each) {
        try {
            List<JsonNode> views = new ArrayList<>();
            for (YamlDocument document :
                    YamlStream.parse(each.bytes(), each.id()).documents()) {
                document.check();
                views.add(document.view());
            }
            return views;
        } catch (YamlException e) {
            assertThat(e.getMessage())
                    .matches("(?s)" + each.id() + ":[1-9][0-9]*:[1-9][0-9]* \\(document [1-9]\\): .+");
            return null;
        }
    }

    @Test
    void what_is_valid_is_accepted_and_what_is_not_is_refused_with_its_place() {
        assertThat(ids(true, true)).isEqualTo(refused);
        assertThat(ids(false, false)).isEqualTo(accepted);
    }

    private static Set<String> ids(boolean valid, boolean isRefused) {
        return cases.stream()
                .filter(each -> each.isValid() == valid && (views(each) == null) == isRefused)
                .map(SuiteCase::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void documents_hold_what_the_suite_says() {
        int compared = 0;
        for (SuiteCase each : cases) {
            List<JsonNode> views = views(each);
            if (each.isValid() && each.json() != null && views != null) {
                // A text of comments only is a document here, which holds nothing.
                views.removeIf(view -> view.isNull() && each.documents().isEmpty());
                assertThat(views)
                        .as(each.id())
                        .usingElementComparator((left, right) -> left.equals(YamlSuiteTest::compare, right) ? 0 : 1)
                        .isEqualTo(each.documents());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(200);
    }

    /** 450.00 is 450. */
    private static int compare(JsonNode left, JsonNode right) {
        return left.isNumber() && right.isNumber()
                ? left.decimalValue().compareTo(right.decimalValue())
                : left.equals(right) ? 0 : 1;
    }

    @Test
    void the_pipe_passes_every_byte_or_nothing() {
        for (SuiteCase each : cases) {
            Run run = Program.in(Path.of("")).stdin(each.bytes()).run();
            if (each.text().isBlank()) {
                run.failsWith("<stdin>: empty input; did the command before azwi-fn fail?");
            } else if (views(each) != null) {
                assertThat(run.out()).as(each.id()).isEqualTo(each.bytes());
                assertThat(run.exitCode()).isZero();
            } else {
                assertThat(run.err()).matches("(?s)error: <stdin>:[0-9]+:[0-9]+ \\(document [0-9]\\): .+\n");
                assertThat(run.out()).isEmpty();
                assertThat(run.exitCode()).isEqualTo(1);
            }
        }
    }

    @Test
    void any_edit_leaves_the_rest_alone() {
        int edits = 0;
        int opinions = 0;
        for (SuiteCase each : cases) {
            if (views(each) == null) {
                continue;
            }
            Random random = new Random(each.id().hashCode());
            for (YamlDocument document :
                    YamlStream.parse(each.bytes(), each.id()).documents()) {
                for (int i = 0; i < EDITS; i++) {
                    Operation operation = RandomPatch.operation(random, document.view());
                    YamlDocument outcome = edited(document, operation);
                    if (outcome != null) {
                        edits++;
                        UntouchedText.check(document, operation, outcome);
                        opinions += SecondOpinion.check(document, operation, outcome) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(edits).isGreaterThan(2000);
        assertThat(opinions).isGreaterThan(1000);
    }

    private static @Nullable YamlDocument edited(YamlDocument document, Operation operation) {
        try {
            return document.apply(List.of(operation));
        } catch (YamlException e) {
            assertThat(e.problem()).matches("(?s).*(alias|anchor|merge|whole document|itself|please report).*");
            return null;
        } catch (RuntimeException e) {
            throw new AssertionError(operation + " on\n" + document.text(), e);
        }
    }
}
