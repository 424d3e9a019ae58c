package dev.azwifn.trust.report;

import dev.azwifn.trust.Fact;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.LinkVerdict;
import java.util.List;

/** One link on the page: what it is, what was found, what was not checked, and what was read. */
record HtmlLink(LinkVerdict link, Markup html) {
    private static final int SHOWN_FACTS = 8;

    void write() {
        String id = link.link().id();
        LinkState state = link.state();
        html.open("section", "id", id, "class", "link " + state.id(), "aria-labelledby", id + "-title")
                .line();
        html.open("div", "class", "about").line();
        html.element("h2", link.link().title(), "id", id + "-title").line();
        html.open("p", "class", "state " + state.id());
        HtmlIcon.of(state, html);
        html.text(state.word()).close().line();
        html.element("p", link.link().sentence(), "class", "sentence").line();
        html.close().line();
        html.open("div", "class", "found").line();
        link.findings().forEach(finding -> new HtmlFinding(finding, html).write());
        missing();
        facts();
        html.close().line().close().line();
    }

    private void missing() {
        for (String sentence : link.missing()) {
            html.open("p", "class", "missing")
                    .element("strong", "Not checked: ")
                    .text(sentence);
            html.close().line();
        }
    }

    private void facts() {
        List<Fact> facts = link.facts();
        if (facts.size() <= SHOWN_FACTS) {
            list(facts);
            return;
        }
        list(facts.subList(0, SHOWN_FACTS));
        html.open("details")
                .element("summary", "and " + (facts.size() - SHOWN_FACTS) + " more")
                .line();
        list(facts.subList(SHOWN_FACTS, facts.size()));
        html.close().line();
    }

    private void list(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        html.open("dl").line();
        for (Fact fact : facts) {
            html.open("div")
                    .element("dt", fact.name())
                    .element("dd", fact.value())
                    .close()
                    .line();
        }
        html.close().line();
    }
}
