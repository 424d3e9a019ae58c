package dev.azwifn.trust.explain;

import dev.azwifn.trust.Check;
import dev.azwifn.trust.Link;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One error of the catalogue.
 *
 * @param code of Entra ID ({@code AADSTS700211}) or Resource Manager ({@code AuthorizationFailed}); words with dashes for an error
 *     that has no code
 * @param phrases how an error without a code is recognised; empty for one that is found by its code
 * @param fallback whether it counts only where nothing more telling is said
 * @param link of the chain; null if the error is about none
 * @param causes the likely ones, the likeliest first
 * @param about the details that decide it
 * @param same what follows if those are as configured; null if nothing
 * @param checks what would have found it before
 * @param passes when the error may go away by itself; null if it does not
 * @param fix what to do where nothing more is known
 */
public record Entry(
        String code,
        List<Phrase> phrases,
        boolean fallback,
        String title,
        @Nullable Link link,
        String meaning,
        List<String> causes,
        Set<Detail> about,
        @Nullable String same,
        List<Check> checks,
        @Nullable String passes,
        List<Step> fix) {
    private static final String ENTRA = "AADSTS";

    /**
     * Words to be found in a log, whatever white space is between them.
     *
     * @param anchor the longest word, by which a place to look is found fast
     */
    record Phrase(String words, String anchor, Pattern pattern) {}

    /** Whether the code is one of Entra ID. */
    boolean isOfEntra() {
        return code.startsWith(ENTRA);
    }
}
