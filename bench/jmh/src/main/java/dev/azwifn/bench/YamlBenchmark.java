package dev.azwifn.bench;

import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the steps of a run cost for one cluster. Each step includes those it cannot do without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-XX:+UseSerialGC"})
public class YamlBenchmark {
    private static final JsonNode PROVIDER_ID = JsonNodeFactory.instance
            .arrayNode()
            .add(JsonNodeFactory.instance
                    .objectNode()
                    .put(
                            "providerID",
                            "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/azwi-identities"
                                    + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines"));

    /** What {@code transform.MachineIdentity} does. */
    private static final List<Operation> MACHINE = List.of(
            Operation.add(at("/spec/template/spec/identity"), Operation.text("UserAssigned"))
                    .after("sshPublicKey"),
            Operation.add(at("/spec/template/spec/userAssignedIdentities"), PROVIDER_ID)
                    .after("identity"));

    /** What {@code transform.ClusterIdentity} does. */
    private static final List<Operation> IDENTITY = List.of(
            Operation.replace(at("/spec/type"), Operation.text("WorkloadIdentity")),
            Operation.replace(at("/spec/clientID"), Operation.text("77777777-8888-4999-8aaa-bbbbbbbbbbbb")),
            Operation.replace(at("/spec/tenantID"), Operation.text("00000000-1111-4222-8333-444444444444")),
            Operation.remove(at("/spec/clientSecret")));

    /** Files of {@code bench/clusters}: 5 and 15 KB. */
    @Param({"small", "quick-start"})
    private String cluster;

    private byte[] bytes;

    @Setup
    public void read() throws IOException {
        Path folder = Path.of(System.getProperty("clusters", "bench/clusters"));
        bytes = Files.readString(folder.resolve(cluster + ".yaml"))
                .replace("${CLUSTER_NAME}", "cluster-1")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Finds the documents and their kinds. */
    @Benchmark
    public void split(Blackhole sink) {
        for (YamlDocument document : documents()) {
            sink.consume(document.peek("kind"));
        }
    }

    /** Checks the syntax of every document. */
    @Benchmark
    public void check(Blackhole sink) {
        for (YamlDocument document : documents()) {
            document.check();
            sink.consume(document);
        }
    }

    /** Composes every document, with its view. */
    @Benchmark
    public void view(Blackhole sink) {
        documents().forEach(document -> sink.consume(document.view()));
    }

    /** Composes and edits the three documents that the transformers edit. */
    @Benchmark
    public void apply(Blackhole sink) {
        for (YamlDocument document : documents()) {
            List<Operation> patch = patch(document);
            if (!patch.isEmpty()) {
                sink.consume(document.apply(patch));
            }
        }
    }

    /** Writes a stream whose documents are as they were. */
    @Benchmark
    public void write(Blackhole sink) throws IOException {
        YamlStream stream = stream();
        stream.write(stream.documents(), OutputStream.nullOutputStream());
        sink.consume(stream);
    }

    /** A whole run without the config: edits what has to be edited, checks the rest, writes all. */
    @Benchmark
    public void run(Blackhole sink) throws IOException {
        YamlStream stream = stream();
        List<YamlDocument> after = new ArrayList<>();
        for (YamlDocument document : stream.documents()) {
            List<Operation> patch = patch(document);
            if (patch.isEmpty()) {
                document.check();
            }
            after.add(patch.isEmpty() ? document : document.apply(patch));
        }
        stream.write(after, OutputStream.nullOutputStream());
        sink.consume(after);
    }

    private static JsonPointer at(String path) {
        return JsonPointer.compile(path);
    }

    private YamlStream stream() {
        return YamlStream.parse(bytes, "bench");
    }

    private List<YamlDocument> documents() {
        return stream().documents();
    }

    private static List<Operation> patch(YamlDocument document) {
        return switch (String.valueOf(document.peek("kind"))) {
            case "AzureMachineTemplate" -> MACHINE;
            case "AzureClusterIdentity" -> IDENTITY;
            default -> List.of();
        };
    }
}
