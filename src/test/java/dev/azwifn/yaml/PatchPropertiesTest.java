package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Random patches on random documents. That the edited text holds what the patch makes of the view is checked by
 * {@link YamlDocument#apply} itself, which throws; here it is provoked, and the untouched text is compared.
 */
class PatchPropertiesTest {
    private static final int ROUNDS = Integer.getInteger("azwi.properties.rounds", 4000);
    private static final long SEED = Long.getLong("azwi.properties.seed", 20260101L);
    private int refused;
    private int edited;
    private int opinions;

    @Test
    void every_edit_holds_what_the_patch_says_and_leaves_the_rest_alone() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            String text = new RandomYaml(random).document();
            YamlDocument document = parse(text);
            int operations = 1 + random.nextInt(4);
            List<Operation> patch = new ArrayList<>();
            try {
                JsonNode view = document.view();
                for (int i = 0; i < operations; i++) {
                    Operation operation = RandomPatch.operation(random, view);
                    patch.add(operation);
                    view = JsonPatches.apply(view, List.of(operation));
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + (SEED + round) + ": " + e.getMessage() + "\n" + text, e);
            }
            check(document, text, patch, SEED + round);
        }
        assertThat(edited).isGreaterThan(ROUNDS / 2);
        assertThat(refused).isLessThan(ROUNDS / 4);
        assertThat(opinions).isGreaterThan(ROUNDS / 20);
    }

    private void check(YamlDocument document, String text, List<Operation> patch, long seed) {
        try {
            YamlDocument outcome = document.apply(patch);
            edited++;
            assertThat(parse(outcome.text()).view()).isEqualTo(outcome.view());
            if (patch.size() == 1) {
                UntouchedText.check(document, patch.get(0), outcome);
                opinions += SecondOpinion.check(document, patch.get(0), outcome) ? 1 : 0;
            }
        } catch (YamlException e) {
            refused++;
            assertThat(e.problem()).matches("(?s).*(alias|anchor|merge|whole document|itself).*");
        } catch (RuntimeException | AssertionError e) {
            if (System.getProperty("azwi.properties.dump") != null) {
                System.out.println(
                        "seed " + seed + ": " + e.getMessage().lines().findFirst());
                return;
            }
            String expected = JsonPatches.apply(document.view(), patch).toString();
            fail(
                    "seed " + seed + ": " + e.getMessage() + "\n" + JsonPatches.toJson(patch) + "\n--- text\n" + text
                            + "\n--- expected\n" + expected,
                    e);
        }
    }

    private static YamlDocument parse(String text) {
        return YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), "random.yaml")
                .documents()
                .get(0);
    }
}
