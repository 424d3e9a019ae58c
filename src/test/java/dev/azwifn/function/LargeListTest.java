package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LargeListTest {
    private static final int CLUSTERS = 1250;

    /** A function has five minutes. This takes seconds; ten times as many would be the sign of a loop inside a loop. */
    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void tenThousandItems() throws Exception {
        String[] documents =
                Files.readString(Path.of("testdata/quick-start/input.yaml")).split("(?m)^---.*\n");
        String config = Files.readString(Path.of("testdata/quick-start/config.yaml"));
        StringBuilder list = new StringBuilder(Lists.of(config));
        int items = 0;
        for (int cluster = 0; cluster < CLUSTERS; cluster++) {
            String annotations =
                    "metadata:\n  annotations: {internal.config.kubernetes.io/path: 'c" + cluster + ".yaml'}\n";
            for (String document : documents) {
                if (document.contains("\nkind: ") || document.startsWith("kind: ")) {
                    String item = document.replaceFirst("metadata:\n", annotations)
                            .replaceFirst("(?m)^  name: (.*)$", "  name: $1-" + cluster);
                    list.append("-\n").append(item.indent(2));
                    items++;
                }
            }
        }

        Program.Run first = Lists.run(list.toString());

        assertThat(first.exitCode())
                .as(first.err().lines().limit(4).toList().toString())
                .isZero();
        assertThat(items).isEqualTo(8 * CLUSTERS);
        assertThat(Lists.items(first)).hasSize(items);
        assertThat(first.text().split("\n  type: WorkloadIdentity|\n    type: WorkloadIdentity", -1))
                .hasSize(CLUSTERS + 1);
    }
}
