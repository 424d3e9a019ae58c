package dev.azwifn.trust;

/** How a link was found. */
public enum LinkState {
    /** All of it was checked, and holds. */
    OK,
    /** It holds, but something about it is doubtful. */
    WARNING,
    BROKEN,
    /** Nothing is wrong with what was checked, but not everything was. */
    UNKNOWN
}
