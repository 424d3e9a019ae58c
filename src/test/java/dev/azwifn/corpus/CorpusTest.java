package dev.azwifn.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import com.networknt.schema.Schema;
import dev.azwifn.cli.Program;
import dev.azwifn.cli.Results;
import dev.azwifn.corpus.Corpus.Transformed;
import dev.azwifn.corpus.Manifest.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Everything that CAPZ ships, from the old service principals to the placeholders of its CI. */
class CorpusTest {
    private static final List<String> FIELDS_OF_OTHER_TYPES = List.of(
            "clientSecret",
            "certPath",
            "resourceID",
            "userAssignedIdentityCredentialsPath",
            "userAssignedIdentityCredentialsCloudType");

    private static CrdSchemas schemas;

    @BeforeAll
    static void loadSchemas() throws IOException {
        schemas = CrdSchemas.in(Corpus.folder().resolve("crds"));
    }

    static List<Path> manifests() throws IOException {
        List<Path> manifests = new ArrayList<>();
        for (Path file : Corpus.files()) {
            if (Files.size(file) > 0) {
                manifests.add(file);
            }
        }
        return manifests;
    }

    /** So that no test here holds for want of anything to hold for. */
    @Test
    void thereIsEnoughToLookAt() throws IOException {
        assertThat(schemas.size()).isGreaterThan(40);
        assertThat(manifests()).hasSizeGreaterThan(110);
        int identities = 0;
        int machines = 0;
        int validated = 0;
        int changes = 0;
        for (Path manifest : manifests()) {
            Transformed transformed = Corpus.transformed(manifest);
            changes += transformed.changes().size();
            for (JsonNode resource : transformed.output().documents()) {
                identities += isIdentity(resource) ? 1 : 0;
                machines += machine(resource).isPresent() ? 1 : 0;
                validated += schemas.of(resource).isPresent() ? 1 : 0;
            }
        }
        assertThat(identities).isGreaterThan(100);
        assertThat(machines).isGreaterThan(200);
        assertThat(validated).isGreaterThan(900);
        assertThat(changes).isGreaterThan(500);
    }

    @Test
    void theEmptyManifestIsAnError() throws IOException {
        List<Path> empty = new ArrayList<>(Corpus.files());
        empty.removeAll(manifests());
        assertThat(empty).hasSize(1);
        Program.Run run = Corpus.transform(Files.readString(empty.get(0)));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("<stdin>: empty input; did the command before azwi-fn fail?");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theResultsNameEveryChangeOfAValueAndNoOther(Path manifest) {
        Transformed transformed = Corpus.transformed(manifest);
        List<JsonNode> expected = new ArrayList<>();
        transformed.input().documents().forEach(document -> expected.add(document.deepCopy()));
        for (JsonNode change : transformed.changes()) {
            JsonNode document = expected.get(change.at("/file/index").asInt());
            assertThat(document.at("/kind")).isEqualTo(change.at("/resourceRef/kind"));
            assertThat(document.at("/metadata/name")).isEqualTo(change.at("/resourceRef/name"));
            FieldPath path = path(change);
            assertThat(path.in(document)).as(change.toString()).isEqualTo(change.at("/field/currentValue"));
            path.set(document, change.at("/field/proposedValue"));
        }
        assertThat(transformed.output().documents()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theLinesThatDifferAreThoseThatTheResultsName(Path manifest) {
        Transformed transformed = Corpus.transformed(manifest);
        SortedSet<Integer> before = new TreeSet<>();
        SortedSet<Integer> after = new TreeSet<>();
        for (JsonNode change : transformed.changes()) {
            if (change.at("/field").has("currentValue")) {
                addLines(place(change, transformed.input()), before);
            }
            if (change.at("/field").has("proposedValue")) {
                addLines(place(change, transformed.output()), after);
            }
        }
        SortedSet<Integer> removed = new TreeSet<>();
        SortedSet<Integer> inserted = new TreeSet<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(
                        transformed.input().lines(), transformed.output().lines())
                .getDeltas()) {
            addLines(delta.getSource(), removed);
            addLines(delta.getTarget(), inserted);
        }
        assertThat(removed).isEqualTo(before);
        assertThat(inserted).isEqualTo(after);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyResultNamesItsLine(Path manifest) {
        Transformed transformed = Corpus.transformed(manifest);
        for (JsonNode result : transformed.results()) {
            if (result.at("/field").has("currentValue")) {
                assertThat(result.at("/file/line").asInt())
                        .isEqualTo(place(result, transformed.input()).firstLine() + 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void aReplacedValueLeavesTheRestOfItsLine(Path manifest) {
        Transformed transformed = Corpus.transformed(manifest);
        for (JsonNode change : transformed.changes()) {
            if (change.at("/field/currentValue").isString()
                    && change.at("/field/proposedValue").isString()) {
                Place before = place(change, transformed.input());
                Place after = place(change, transformed.output());
                assertThat(before.isOnOneLine() && after.isOnOneLine()).isTrue();
                String old = transformed.input().lines().get(before.firstLine());
                assertThat(transformed.output().lines().get(after.firstLine()))
                        .startsWith(old.substring(0, before.valueStart()))
                        .endsWith(old.substring(before.valueEnd()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyIdentityUsesWorkloadIdentity(Path manifest) {
        Transformed transformed = Corpus.transformed(manifest);
        for (int i = 0; i < transformed.output().documents().size(); i++) {
            JsonNode resource = transformed.output().documents().get(i);
            if (isIdentity(resource)) {
                JsonNode spec = resource.path("spec");
                assertThat(spec.path("type").asString()).isEqualTo("WorkloadIdentity");
                assertThat(spec.path("clientID").asString()).isEqualTo(Corpus.CLIENT);
                assertThat(spec.path("tenantID").asString()).isEqualTo(Corpus.TENANT);
                assertThat(spec.propertyNames()).doesNotContainAnyElementsOf(FIELDS_OF_OTHER_TYPES);
                assertThat(spec.path("allowedNamespaces"))
                        .isEqualTo(transformed.input().documents().get(i).at("/spec/allowedNamespaces"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyMachineHasOurIdentityOnceAndNoPlaceholder(Path manifest) {
        for (JsonNode resource : Corpus.transformed(manifest).output().documents()) {
            machine(resource).ifPresent(fields -> {
                assertThat(fields.path("identity").asString()).isEqualTo("UserAssigned");
                assertThat(fields.propertyNames()).doesNotContain("systemAssignedIdentityRole", "roleAssignmentName");
                List<String> ids = new ArrayList<>();
                fields.path("userAssignedIdentities")
                        .forEach(item ->
                                ids.add(item.path("providerID").asString().toLowerCase(Locale.ROOT)));
                assertThat(ids)
                        .containsOnlyOnce(Corpus.MACHINES.toLowerCase(Locale.ROOT))
                        .doesNotHaveDuplicates()
                        .noneMatch(id -> id.contains("capz-ci") || id.contains("cloud-provider-user-identity"));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theOutputFitsTheCustomResourceDefinitionsWhereTheInputDid(Path manifest) {
        Transformed transformed = Corpus.transformed(manifest);
        for (int i = 0; i < transformed.output().documents().size(); i++) {
            JsonNode before = transformed.input().documents().get(i);
            JsonNode after = transformed.output().documents().get(i);
            Optional<Schema> schema = schemas.of(after);
            if (schema.isPresent()) {
                assertThat(CrdSchemas.violations(schema.get(), after))
                        .as(after.path("kind") + " " + after.at("/metadata/name"))
                        .isSubsetOf(CrdSchemas.violations(schema.get(), before));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theSecondRunChangesNothing(Path manifest) {
        String output = Corpus.transformed(manifest).output().text();
        Program.Run second = Corpus.transform(output).succeeds();
        assertThat(second.text()).isEqualTo(output);
        assertThat(Corpus.changes(Results.of(second))).isEmpty();
    }

    private static boolean isIdentity(JsonNode resource) {
        return resource.path("kind").asString("").equals("AzureClusterIdentity");
    }

    /** The fields of the machine in a resource that makes machines. */
    private static Optional<JsonNode> machine(JsonNode resource) {
        return switch (resource.path("kind").asString("")) {
            case "AzureMachineTemplate" -> Optional.of(resource.at("/spec/template/spec"));
            case "AzureMachine", "AzureMachinePool" -> Optional.of(resource.at("/spec"));
            default -> Optional.empty();
        };
    }

    private static FieldPath path(JsonNode result) {
        return FieldPath.parse(result.at("/field/path").asString());
    }

    private static Place place(JsonNode result, Manifest manifest) {
        return manifest.place(result.at("/file/index").asInt(), path(result));
    }

    private static void addLines(Place place, SortedSet<Integer> lines) {
        IntStream.rangeClosed(place.firstLine(), place.lastLine()).forEach(lines::add);
    }

    private static void addLines(Chunk<String> chunk, SortedSet<Integer> lines) {
        IntStream.range(chunk.getPosition(), chunk.getPosition() + chunk.size()).forEach(lines::add);
    }
}
