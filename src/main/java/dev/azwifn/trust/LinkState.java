package dev.azwifn.trust;

/** How a link was found. */
public enum LinkState {
    OK,
    /** It holds, but something about it is doubtful. */
    WARNING,
    BROKEN,
    /** Nothing was given that it could be checked with. */
    UNKNOWN
}
