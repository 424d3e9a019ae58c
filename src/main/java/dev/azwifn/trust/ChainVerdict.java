package dev.azwifn.trust;

import java.util.List;

/**
 * The whole chain as it was found.
 *
 * @param links one for each {@link Link}, in the chain's order
 */
public record ChainVerdict(List<LinkVerdict> links) {
    public ChainVerdict {
        links = List.copyOf(links);
        if (!links.stream().map(LinkVerdict::link).toList().equals(List.of(Link.values()))) {
            throw new IllegalArgumentException("one verdict for each link, in order");
        }
    }

    public LinkVerdict of(Link link) {
        return links.get(link.ordinal());
    }

    /** Of all links, in the chain's order. */
    public List<ChainFinding> findings() {
        return links.stream().flatMap(link -> link.findings().stream()).toList();
    }

    /** Whether any link is broken: Azure, or CAPZ before it, would say no. */
    public boolean isBroken() {
        return links.stream().anyMatch(link -> link.state() == LinkState.BROKEN);
    }
}
