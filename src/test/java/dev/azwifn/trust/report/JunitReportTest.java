package dev.azwifn.trust.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.Link;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.LinkVerdict;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class JunitReportTest {
    @ParameterizedTest
    @EnumSource
    void theSchemaOfSurefireAcceptsIt(Verdicts given) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Schemas.require(Schemas.JUNIT).toFile())
                .newValidator()
                .validate(new StreamSource(new StringReader(JunitReport.of(given.verdict()))));
    }

    @ParameterizedTest
    @EnumSource
    void everyLinkIsATestCase(Verdicts given) {
        ChainVerdict verdict = given.verdict();
        Element suite = Xml.parse(JunitReport.of(verdict));

        List<Element> cases = children(suite, "testcase");
        assertThat(cases)
                .extracting(each -> each.getAttribute("name"))
                .containsExactly(IntStream.range(0, Link.values().length)
                        .mapToObj(i -> Link.values()[i].title())
                        .toArray(String[]::new));
        for (LinkVerdict link : verdict.links()) {
            Element testCase = cases.get(link.link().ordinal());
            assertThat(children(testCase, "failure")).hasSize(link.state() == LinkState.BROKEN ? 1 : 0);
            assertThat(children(testCase, "skipped")).hasSize(link.state() == LinkState.UNKNOWN ? 1 : 0);
        }
        assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
        assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
        assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
    }

    private static String count(Element suite, String name) {
        return Integer.toString(children(suite, name).size());
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}
