package dev.azwifn.provision;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Reads what is public. */
public interface PublicWeb {
    /** @param contentType as the server says it; null if it does not */
    record Page(int status, @Nullable String contentType, byte[] body) {}

    /** One GET over https, without following it elsewhere; throws a RuntimeException where no answer came. */
    Page get(URI address);
}
