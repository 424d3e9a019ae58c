package dev.azwifn.rotate;

import java.util.Locale;

/** How far a rotation is, in order. The files of each stage are in the package's description. */
public enum Stage {
    /** There is a new key. */
    STARTED,
    /** The documents have both keys, and are to be published. */
    PUBLISHING,
    /** Both keys are published. */
    PUBLISHED,
    /** API servers are to verify with both keys. */
    VERIFYING,
    /** All of them do. */
    VERIFIED,
    /** API servers are to sign with the new key: tokens of both are about. */
    SIGNING,
    /** All of them do. */
    SIGNED,
    /** The old key is to be forgotten everywhere. */
    FINISHING,
    /** It is. */
    FINISHED,
    /** There is no new key any more; none of its tokens was ever made. */
    ABORTED;

    /** As it is written. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isBefore(Stage other) {
        return compareTo(other) < 0;
    }

    /** Whether the rotation is over, one way or the other. */
    public boolean isOver() {
        return this == FINISHED || this == ABORTED;
    }
}
