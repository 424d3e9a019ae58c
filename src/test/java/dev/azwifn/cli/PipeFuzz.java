package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program.Run;
import dev.azwifn.krm.ResourceList;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** For the fuzzer: any bytes on standard input of the pipe, which becomes a function where they are a ResourceList. */
public final class PipeFuzz {
    private static final String[] CONFIGURED = {"-f", "testdata/quick-start/config.yaml"};

    private PipeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Run run = run(input, CONFIGURED);
        Optional<ResourceList> list = list(input);
        if (list.isPresent()) {
            checkList(list.get(), run);
        } else if (run.exitCode() == 0) {
            assertThat(run(run.out(), CONFIGURED).out()).isEqualTo(run.out());
            String[] check = Arrays.copyOf(CONFIGURED, CONFIGURED.length + 1);
            check[CONFIGURED.length] = "--check";
            assertThat(run(input, check).exitCode()).isEqualTo(Arrays.equals(input, run.out()) ? 0 : 1);
        } else {
            assertThat(run.out()).isEmpty();
        }
    }

    /** Whatever goes wrong, the client gets all of its items back. */
    private static void checkList(ResourceList list, Run run) {
        ResourceList answer = list(run.out()).orElseThrow();
        if (run.exitCode() == 0) {
            Run again = run(run.out(), CONFIGURED);
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(list(again.out()).orElseThrow().document().view().path("items"))
                    .isEqualTo(answer.document().view().path("items"));
        } else if (list.document().view().has("items")) {
            assertThat(answer.document().view().path("items"))
                    .isEqualTo(list.document().view().path("items"));
        }
    }

    private static Optional<ResourceList> list(byte[] bytes) {
        try {
            Optional<ResourceList> list =
                    ResourceList.in(YamlStream.parse(bytes, "list").documents());
            list.ifPresent(each -> each.document().view());
            return list;
        } catch (YamlException e) {
            return Optional.empty();
        }
    }

    private static Run run(byte[] input, String... args) {
        return FuzzedRun.check(Program.in(Path.of("")).stdin(input).run(args));
    }
}
