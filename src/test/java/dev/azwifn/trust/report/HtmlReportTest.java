package dev.azwifn.trust.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.LinkVerdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

class HtmlReportTest {
    private static final String DOCTYPE = "<!doctype html>\n";

    @ParameterizedTest
    @EnumSource
    void everyLinkAndFindingIsThere(Verdicts given) {
        ChainVerdict verdict = given.verdict();
        String text = page(verdict).getTextContent();

        for (LinkVerdict link : verdict.links()) {
            assertThat(text).contains(link.link().title(), link.link().sentence());
            link.facts().forEach(fact -> assertThat(text).contains(Visible.of(fact.value())));
            link.missing().forEach(sentence -> assertThat(text).contains(Visible.of(sentence)));
        }
        for (ChainFinding finding : verdict.findings()) {
            assertThat(text)
                    .contains(Visible.of(finding.message()), finding.check().id(), Visible.of(finding.fix()));
        }
    }

    /** What a hostile name adds is text: the page has no element and no attribute that others do not have. */
    @Test
    void namesAddNoMarkup() {
        Set<String> known = new TreeSet<>(markup(Verdicts.EVERY_STATE));
        known.addAll(markup(Verdicts.HEALTHY));

        assertThat(known).noneMatch(name -> name.matches("script|img|link|iframe|@on.*|@src|@style"));
        assertThat(known).containsAll(markup(Verdicts.HOSTILE));
    }

    @ParameterizedTest
    @EnumSource
    void theOnlyReferencesAreToThePageItself(Verdicts given) {
        Element page = page(given.verdict());
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            String href = ((Element) all.item(i)).getAttribute("href");
            if (!href.isEmpty()) {
                assertThat(href).startsWith("#");
                assertThat(ids(page)).contains(href.substring(1));
            }
        }
        assertThat(ids(page)).doesNotHaveDuplicates();
    }

    private static List<String> ids(Element page) {
        NodeList all = page.getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> ((Element) all.item(i)).getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static Set<String> markup(Verdicts given) {
        Set<String> names = new TreeSet<>();
        NodeList all = page(given.verdict()).getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            names.add(all.item(i).getNodeName());
            NamedNodeMap attributes = all.item(i).getAttributes();
            for (int j = 0; j < attributes.getLength(); j++) {
                names.add("@" + attributes.item(j).getNodeName());
            }
        }
        return names;
    }

    /** The page is written so that it is XML, too. */
    private static Element page(ChainVerdict verdict) {
        String html = HtmlReport.of(verdict);
        assertThat(html).startsWith(DOCTYPE);
        return Xml.parse(html.substring(DOCTYPE.length()));
    }
}
