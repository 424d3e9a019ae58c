package dev.azwifn.provision;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One property of something in Azure, as it should be and as it is; null where it is not, or not known yet.
 *
 * @param name in words: {@code issuer}
 */
record Fact(String name, @Nullable String wanted, @Nullable String actual) {
    boolean same() {
        return Objects.equals(wanted, actual);
    }
}
