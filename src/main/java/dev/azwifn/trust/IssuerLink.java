package dev.azwifn.trust;

import dev.azwifn.oidc.OidcException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** The issuer itself: that Entra ID can read it, and that the discovery document names the same. */
final class IssuerLink {
    static final JsonPointer URL = JsonPointer.compile("/spec/issuer/url");
    private static final List<String> ENTRA_HOSTS = List.of(
            "login.microsoftonline.com",
            "login.microsoftonline.us",
            "login.microsoft.com",
            "login.windows.net",
            "login.chinacloudapi.cn",
            "login.partner.microsoftonline.cn",
            "sts.windows.net",
            "sts.chinacloudapi.cn");
    private static final List<String> PRIVATE_DOMAINS =
            List.of(".local", ".localhost", ".internal", ".svc", ".lan", ".home.arpa");
    private static final Pattern PRIVATE_ADDRESS =
            Pattern.compile("(127|10)\\..*|192\\.168\\..*|169\\.254\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private IssuerLink() {}

    /** The issuer that the config has or that follows from its storage; null if there is none. */
    static @Nullable String expected(Evidence evidence) {
        try {
            return evidence.config().signingIssuer().map(issuer -> issuer.url()).orElse(null);
        } catch (OidcException e) {
            return null; // a static website's address is not known before it is there
        }
    }

    /**
     * Checks it.
     *
     * @param expected the config's issuer; null if it has none
     * @param discovery what is published
     * @return the issuer to compare everything else with; null if there is none
     */
    static @Nullable String check(
            Evidence evidence, @Nullable String expected, DiscoveryLink.Discovery discovery, ChainReport report) {
        String issuer = expected == null ? discovery.issuer() : expected;
        if (issuer == null) {
            report.missing(
                    Link.ISSUER,
                    "no issuer: set spec.issuer.url, or spec.issuer.storageAccount and spec.issuer.container");
            return null;
        }
        report.fact(Link.ISSUER, "issuer", issuer);
        checkHost(issuer, evidence.configPlace(URL), report);
        String published = discovery.issuer();
        if (discovery.document() != null && !issuer.equals(published)) {
            report.find(
                    Check.ISSUER_DISCOVERY,
                    discovery.issuerPlace(),
                    "the discovery document's issuer is not the config's",
                    new TextDifference(issuer, published == null ? "" : published),
                    evidence.publishing(),
                    discovery.issuerEdit(issuer));
        }
        return issuer;
    }

    private static void checkHost(String issuer, @Nullable Place place, ChainReport report) {
        String host = host(issuer);
        if (host == null) {
            return;
        }
        if (isEntra(issuer)) {
            report.find(
                    Check.ISSUER_ENTRA,
                    place,
                    "the issuer " + issuer + " is Entra ID, which does not take its own tokens here",
                    "set spec.issuer to the one of the cluster's service accounts");
        } else if (isPrivate(host)) {
            report.find(
                    Check.ISSUER_PUBLIC,
                    place,
                    "Entra ID cannot reach " + host + ", and has to read the issuer's documents",
                    "set spec.issuer to a public https URL, such as a blob container with public access");
        } else if (host.contains(".blob.") && issuer.contains("/$web")) {
            report.find(
                    Check.ISSUER_PUBLIC,
                    place,
                    "$web is public at the account's web address only, never at " + host,
                    "set spec.issuer.url to the account's primaryEndpoints.web (az storage account show)");
        }
    }

    static boolean isEntra(String issuer) {
        String host = host(issuer);
        return host != null && ENTRA_HOSTS.contains(host);
    }

    private static boolean isPrivate(String host) {
        boolean single = !host.contains(".");
        return single
                || PRIVATE_DOMAINS.stream().anyMatch(host::endsWith)
                || (ADDRESS.matcher(host).matches()
                        && PRIVATE_ADDRESS.matcher(host).matches());
    }

    /** In lower case; null if it has none, which the syntax of the config's issuer rules out. */
    private static @Nullable String host(String issuer) {
        try {
            String host = URI.create(issuer.strip()).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
