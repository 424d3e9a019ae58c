package dev.azwifn.transform;

/** A transformer at work, and its place in the order. */
record Stage(int index, String transformer, Transformer.Pass pass) {}
