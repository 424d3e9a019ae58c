package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program.Run;
import dev.azwifn.krm.ResourceList;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For the fuzzer: any bytes on standard input of the pipe, which becomes a function where they are a ResourceList. */
public final class PipeFuzz {
    private static final List<String> CONFIGURED = List.of("-f", "testdata/quick-start/config.yaml");

    private PipeFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        check(input, CONFIGURED);
    }

    /** For the fuzzer: the same for clusters that run. */
    public static final class OfRollout {
        private OfRollout() {}

        public static void fuzzerTestOneInput(byte[] input) {
            check(input, with("--rollout"));
        }
    }

    private static List<String> with(String option) {
        return Stream.concat(CONFIGURED.stream(), Stream.of(option)).toList();
    }

    private static void check(byte[] input, List<String> options) {
        Run run = run(input, options);
        Optional<ResourceList> list = list(input);
        if (list.isPresent()) {
            checkList(list.get(), run, options);
        } else if (run.exitCode() == 0) {
            assertThat(run(run.out(), options).out()).isEqualTo(run.out());
            List<String> check =
                    Stream.concat(options.stream(), Stream.of("--check")).toList();
            assertThat(run(input, check).exitCode()).isEqualTo(Arrays.equals(input, run.out()) ? 0 : 1);
        } else {
            assertThat(run.out()).isEmpty();
        }
    }

    /** Whatever goes wrong, the client gets all of its items back. */
    private static void checkList(ResourceList list, Run run, List<String> options) {
        ResourceList answer = list(run.out()).orElseThrow();
        if (run.exitCode() == 0) {
            Run again = run(run.out(), options);
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

    private static Run run(byte[] input, List<String> args) {
        return FuzzedRun.check(Program.in(Path.of("")).stdin(input).run(args.toArray(String[]::new)));
    }
}
