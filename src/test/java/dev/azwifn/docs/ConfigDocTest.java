package dev.azwifn.docs;

import static dev.azwifn.docs.MadePage.code;
import static dev.azwifn.docs.MadePage.plain;

import dev.azwifn.config.Section;
import dev.azwifn.config.Setting;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/config.md} is the table of settings to read. */
class ConfigDocTest {
    @Test
    void isMadeOfTheSettings() throws IOException {
        StringBuilder out = new StringBuilder("""
                # The config

                One resource, `WorkloadIdentity`, for the function and every command. No field is required by itself: a command says what it needs, and what is
                not given is not set. Unknown fields are errors. `azwi-fn init` prints a commented file, and
                [`azwi-fn schema --output json`](commands.md#azwi-fn-schema) a schema for editors.

                A flag goes before the file, the file before the environment, the environment before the default. In flags, variables and a ConfigMap a list is
                its values with commas between them, and a service account is `namespace/name`. As a function with a config, neither flags nor environment count.

                ```yaml
                apiVersion: azwi-fn.dev/v1alpha1
                kind: WorkloadIdentity
                metadata:
                  name: workload-identity
                spec:
                  azure:
                    tenantID: 00000000-1111-4222-8333-444444444444
                ```
                """);
        for (Section section : Section.values()) {
            out.append("\n## ")
                    .append(section.key())
                    .append("\n\n")
                    .append(plain(section.description()))
                    .append("\n\n");
            table(section, out);
        }
        out.append("\n## Fields of spec itself\n\n");
        table(null, out);
        MadePage.assertIs("reference/config.md", out.toString());
    }

    private static void table(@Nullable Section section, StringBuilder out) {
        out.append("| Field of `spec` | Meaning | Default | Example | Flag | Environment | Key in a ConfigMap |\n");
        out.append("|---|---|---|---|---|---|---|\n");
        Stream.of(Setting.values()).filter(each -> each.section() == section).forEach(each -> row(each, out));
    }

    private static void row(Setting setting, StringBuilder out) {
        String flag = setting.flag();
        out.append("| ").append(code(setting.path())).append(" | ").append(plain(setting.description()));
        out.append(" | ").append(value(setting.defaultValue()));
        boolean isText = setting.example().indexOf('\n') < 0;
        out.append(" | ")
                .append(isText && !setting.example().equals(setting.defaultValue()) ? value(setting.example()) : "");
        out.append(" | ").append(flag == null ? "" : code(flag));
        out.append(" | ")
                .append(setting.environment().stream().map(MadePage::code).collect(Collectors.joining(", ")));
        out.append(" | ").append(code(setting.flatKey())).append(" |\n");
    }

    private static String value(@Nullable String value) {
        return Objects.toString(value, "").isEmpty() ? "" : code(String.valueOf(value));
    }
}
