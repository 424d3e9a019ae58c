package dev.azwifn.trust.report;

import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.LinkVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The verdict as one page that needs nothing else: no script, no network. The chain from key to machine comes first, then each
 * link with what was read and found. Every colour is a mark, a word and a kind of line, too.
 */
public final class HtmlReport {
    private final ChainVerdict verdict;
    private final Summary summary;
    private final Markup html = new Markup();

    private HtmlReport(ChainVerdict verdict) {
        this.verdict = verdict;
        this.summary = new Summary(verdict);
    }

    /** The page, with a line end. */
    public static String of(ChainVerdict verdict) {
        HtmlReport report = new HtmlReport(verdict);
        report.page();
        return report.html.toString();
    }

    private void page() {
        html.own("<!doctype html>\n").open("html", "lang", "en").line();
        head();
        html.open("body").line().own(resource("icons.svg"));
        header();
        html.open("main").line();
        diagram();
        verdict.links().forEach(link -> new HtmlLink(link, html).write());
        html.close().line();
        legend();
        html.close().line().close().line();
    }

    private void head() {
        String style = resource("report.css");
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(style))
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.element("title", "Chain of trust: " + summary.state().word()).line();
        html.open("style").own(style).close().line();
        html.close().line();
    }

    private void header() {
        html.open("header").line();
        html.element("p", "azwi-fn verify", "class", "brand").line();
        html.element("h1", "Chain of trust").line();
        List<String> sentences = summary.sentences();
        html.open("p", "class", "verdict " + summary.state().id());
        HtmlIcon.of(summary.state(), html);
        html.element("strong", sentences.get(0)).close().line();
        sentences.stream()
                .skip(1)
                .forEach(sentence -> html.element("p", sentence).line());
        html.close().line();
    }

    private void diagram() {
        html.open("nav", "aria-label", "The chain, from key to machine").line();
        html.open("ol", "class", "chain").line();
        verdict.links().forEach(this::station);
        html.close().line().close().line();
    }

    private void station(LinkVerdict link) {
        LinkState state = link.state();
        html.open("li", "class", state.id()).open("a", "href", "#" + link.link().id());
        HtmlIcon.of(state, html);
        html.open("span").open("span", "class", "title");
        // A long name may be broken where a word begins: Azure, Cluster, Identity.
        for (String word : link.link().title().split("(?<=[a-z])(?=[A-Z])")) {
            html.text(word).empty("wbr");
        }
        html.close()
                .text(" ")
                .element("span", state.word() + counted(link.findings().size()), "class", "word");
        html.close().close().close().line();
    }

    private static String counted(int findings) {
        return switch (findings) {
            case 0 -> "";
            case 1 -> ", 1 finding";
            default -> ", " + findings + " findings";
        };
    }

    private void legend() {
        html.open("footer").line();
        html.open("ul", "class", "legend", "aria-label", "Legend").line();
        for (LinkState state : LinkState.values()) {
            html.open("li", "class", state.id());
            HtmlIcon.of(state, html);
            html.text(summary.count(state) + " " + state.word()).close().line();
        }
        html.close().line();
        html.open("p").text("More about an error: ").element("code", "azwi-fn explain CODE");
        html.close().line().close().line();
    }

    /** Nothing is loaded, and no style counts but the page's own. */
    private static String policy(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash)
                    + "'; base-uri 'none'; form-action 'none'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
