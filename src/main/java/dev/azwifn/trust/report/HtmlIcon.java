package dev.azwifn.trust.report;

import dev.azwifn.trust.LinkState;

/** The mark of a state, as a drawing with a shape of its own: circle, triangle, octagon, broken circle. */
final class HtmlIcon {
    private HtmlIcon() {}

    /** The word stands beside it, so that a screen reader need not say it twice. */
    static void of(LinkState state, Markup html) {
        html.open("svg", "class", "icon " + state.id(), "aria-hidden", "true", "width", "24", "height", "24");
        html.empty("use", "href", "#icon-" + state.id()).close();
    }
}
