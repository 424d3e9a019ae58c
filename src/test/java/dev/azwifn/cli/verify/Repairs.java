package dev.azwifn.cli.verify;

import dev.azwifn.trust.Check;
import java.util.Set;
import java.util.stream.Collectors;

/** Which checks {@code --fix} repairs: what {@link ChainMutations} hold of every way to break a chain. */
public final class Repairs {
    private Repairs() {}

    /** In a few words; empty if it does not. */
    public static String of(Check check) {
        Set<Boolean> fixable = Mutations.all()
                .filter(mutation -> mutation.check() == check)
                .map(Mutation::isFixable)
                .collect(Collectors.toSet());
        if (!fixable.contains(true)) {
            return "";
        }
        return fixable.contains(false) ? "some" : "yes";
    }
}
