package dev.azwifn.trust.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTest {
    @ParameterizedTest
    @EnumSource
    void theSchemaOfSarifAcceptsIt(Verdicts given) throws Exception {
        JsonNode json = JsonMapper.shared().readTree(Files.readString(Schemas.require(Schemas.SARIF)));
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4).getSchema(json);

        assertThat(schema.validate(read(given.verdict()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingIsAResultOfItsRule(Verdicts given) {
        ChainVerdict verdict = given.verdict();
        JsonNode run = read(verdict).at("/runs/0");

        List<String> rules = run.at("/tool/driver/rules")
                .valueStream()
                .map(rule -> rule.path("id").asString())
                .toList();
        List<String> found = run.path("results")
                .valueStream()
                .map(result -> rules.get(result.path("ruleIndex").asInt()))
                .toList();
        assertThat(rules).doesNotHaveDuplicates();
        assertThat(found)
                .isEqualTo(verdict.findings().stream()
                        .map(ChainFinding::check)
                        .map(check -> check.id())
                        .toList());
        assertThat(run.at("/invocations/0/toolExecutionNotifications")).hasSize((int) verdict.links().stream()
                .mapToLong(link -> link.missing().size())
                .sum());
    }

    @Test
    void everyPathIsAUriReference() {
        List<String> uris = read(Verdicts.HOSTILE.verdict())
                .at("/runs/0/results")
                .valueStream()
                .map(result -> result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .toList();

        assertThat(uris)
                .hasSize(4)
                .allSatisfy(uri -> assertThat(URI.create(uri)).isNotNull());
        assertThat(uris).contains("file:///abs/a%20b%2520%23%3F%22%5D.yaml", "./x:y.yaml");
    }

    @Test
    void textIsNoLink() {
        assertThat(SarifReport.of(Verdicts.HOSTILE.verdict())).doesNotContain("[click](");
    }

    private static JsonNode read(ChainVerdict verdict) {
        return JsonMapper.shared().readTree(SarifReport.of(verdict));
    }
}
