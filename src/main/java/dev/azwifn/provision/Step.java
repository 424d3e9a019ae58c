package dev.azwifn.provision;

/** One thing that Azure must hold, and how to see to it. Plan, apply and status walk the same list of them. */
interface Step {
    /** What it is about: {@code managed identity capz}. */
    String title();

    /** Throws a {@link dev.azwifn.command.CommandException} if it cannot succeed; called for all steps before the first change. */
    default void check() {}

    /** Compares what is there with what should be. Steps before this one may have told it what Azure chose. */
    Reading read();
}
