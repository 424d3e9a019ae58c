package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The resources of the input as they are by now, in its order. Documents are parsed when they are first asked for. */
public interface Resources {
    /** Those whose kind fits. Ask for what you need: the documents of other kinds are not parsed. */
    List<Resource> ofKind(Predicate<String> kind);

    /** Those, of any kind, in whose text one of the words occurs; and perhaps more. */
    List<Resource> mentioning(Set<String> words);
}
