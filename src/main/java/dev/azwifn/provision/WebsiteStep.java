package dev.azwifn.provision;

import com.azure.storage.blob.models.BlobServiceProperties;
import com.azure.storage.blob.models.StaticWebsite;
import dev.azwifn.command.CommandException;
import dev.azwifn.oidc.Issuer;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The static website: on, and where the issuer says. A setting of the data plane. */
record WebsiteStep(Azure azure, Found found) implements Step {
    @Override
    public String title() {
        return "static website of " + found.plan().site().storageAccount();
    }

    @Override
    public Reading read() {
        if (found.account() == null) {
            return Reading.missing(List.of(on(null)), () -> switchOn(new StaticWebsite()));
        }
        checkAddress();
        StaticWebsite actual =
                azure.calls().call(title(), () -> azure.blobs().getProperties()).getStaticWebsite();
        StaticWebsite settings = actual == null ? new StaticWebsite() : actual;
        return Reading.compared(List.of(on(String.valueOf(settings.isEnabled()))), List.of(), () -> switchOn(settings));
    }

    private static Fact on(@Nullable String actual) {
        return new Fact("on", "true", actual);
    }

    /** @param settings those that it has already, such as its pages; they stay */
    private void switchOn(StaticWebsite settings) {
        checkAddress();
        BlobServiceProperties wanted = new BlobServiceProperties().setStaticWebsite(settings.setEnabled(true));
        azure.calls().call(title(), () -> {
            azure.blobs().setProperties(wanted);
            return true;
        });
    }

    /** Azure chose the number in the website's name, so that a configured issuer may be another account's, or this one's of before. */
    private void checkAddress() {
        Issuer issuer = found.plan().site().issuer();
        String website = found.website();
        if (issuer == null || website == null) {
            return;
        }
        String host = URI.create(issuer.url()).getHost();
        boolean isStorage = host.endsWith("." + found.plan().cloud().storageSuffix());
        if (isStorage && !host.equalsIgnoreCase(URI.create(website).getHost())) {
            throw new CommandException("spec.issuer.url is " + issuer + ", but the static website of this account is "
                    + website + "; correct the URL, or remove it and the right one is filled in");
        }
    }
}
