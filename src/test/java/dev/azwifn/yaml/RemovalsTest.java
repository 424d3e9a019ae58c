package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

/** Many items of one list taken away in one patch, from the end: the same text as one patch for each. */
class RemovalsTest {
    private static final JsonPointer ITEMS = JsonPointer.compile("/items");
    private static final String[] ITEM = {
        "- a: 1\n  b: 2\n",
        "- x\n",
        "# c\n- a: 1\n",
        "- |\n  text\n\n",
        "- |+\n  kept\n\n",
        "- - 1\n  - 2\n",
        "\n- {a: 1} # c\n",
        "-\n  a: 1\n  # d\n",
        "- \"q\"\n# below\n"
    };

    @Test
    void allAtOnceIsAsOneByOne() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(7);
            StringBuilder text = new StringBuilder("kind: A\nitems:\n");
            for (int i = 0; i < size; i++) {
                text.append(ITEM[random.nextInt(ITEM.length)]);
            }
            text.append(random.nextBoolean() ? "last: 1\n" : "");
            YamlDocument document = TestDocument.of(text.toString());
            List<Operation> removals = new ArrayList<>();
            for (int i = size - 1; i >= 0; i--) {
                if (random.nextBoolean()) {
                    removals.add(Operation.remove(ITEMS.appendIndex(i)));
                }
            }
            YamlDocument expected = document;
            for (Operation removal : removals) {
                expected = expected.apply(List.of(removal));
            }

            assertThat(document.apply(removals).text())
                    .as("%s\n%s", removals, text)
                    .isEqualTo(expected.text());
        }
    }
}
