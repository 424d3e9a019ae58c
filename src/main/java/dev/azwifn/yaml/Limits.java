package dev.azwifn.yaml;

/** Bounds that keep hostile input from exhausting the process. */
final class Limits {
    /** Collections inside each other, aliases expanded; CustomResourceDefinitions reach about 40. */
    static final int DEPTH = 500;
    /** Nodes that the aliases of one document may stand for. */
    static final int ALIASED_NODES = 100_000;

    private Limits() {}
}
