package dev.azwifn.trust.explain;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One error in a log.
 *
 * @param code as it is written there
 * @param entry what the catalogue has for it; null if nothing
 * @param details what the error's text says
 * @param context what the log record around it says, where the text does not
 * @param time as it is written; null if there is none
 * @param object the resource that the controller was busy with, {@code Kind/namespace/name}; null if the record names none
 * @param excerpt the text around the code, on one line, without secrets; made only for the first of many
 */
record Occurrence(
        String code,
        @Nullable Entry entry,
        Map<Detail, String> details,
        Map<Detail, String> context,
        String file,
        int line,
        @Nullable String time,
        @Nullable String object,
        Supplier<String> excerpt) {}
