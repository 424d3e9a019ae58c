package dev.azwifn.trust.explain;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to say of a detail.
 *
 * @param title a word or two
 * @param source where the value in an error comes from; null if that needs no words
 * @param values sentences about values that speak for themselves
 * @param mistakenFor sentences for the case that the value is another one of the config's
 * @param differs what it means that the config has another value; null if nothing
 * @param steps what to do then
 */
record Advice(
        String title,
        @Nullable String source,
        Map<String, String> values,
        Map<Detail, String> mistakenFor,
        @Nullable String differs,
        List<Step> steps) {}
