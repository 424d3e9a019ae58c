package dev.azwifn.trust;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.trust.DiscoveryLink.Discovery;
import dev.azwifn.trust.Fetcher.Answer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The documents as they are published: how the server answers, and then the same checks as for files. */
final class SiteLink {
    private static final String PUBLISH = "publish the documents: azwi-provision apply";
    private static final Pattern MAX_AGE = Pattern.compile("(?i)max-age=([0-9]{1,9})");
    private static final Pattern ERROR_CODE = Pattern.compile("<Code>([A-Za-z]{1,60})</Code>");
    private static final int DAY = 24 * 60 * 60; // seconds

    /** The checks of one document. */
    private record Checks(String name, Link link, Check answer, Check tls, Check redirect, Check mediaType) {}

    private static final Checks DISCOVERY = new Checks(
            "the discovery document",
            Link.DISCOVERY,
            Check.DISCOVERY_ANSWER,
            Check.DISCOVERY_TLS,
            Check.DISCOVERY_REDIRECT,
            Check.DISCOVERY_MEDIA_TYPE);
    private static final Checks JWKS = new Checks(
            "the key set", Link.JWKS, Check.JWKS_ANSWER, Check.JWKS_TLS, Check.JWKS_REDIRECT, Check.JWKS_MEDIA_TYPE);

    private final Site site;
    private final Evidence evidence;
    private final @Nullable String expected;
    private final ChainReport report;

    SiteLink(Site site, Evidence evidence, @Nullable String expected, ChainReport report) {
        this.site = site;
        this.evidence = evidence;
        this.expected = expected;
        this.report = report;
    }

    Discovery check() {
        Visit visit = site.discovery();
        checkAnswer(visit, DISCOVERY);
        Published document = Published.of(visit);
        DiscoveryLink link = DiscoveryLink.ofPublished(document, evidence, expected, report);
        if (visit.body() == null || !link.checkContent()) {
            if (visit.failure() == null) { // else it is the server, and that is said
                checkAnswer(site.keySet(), JWKS);
            }
            return new Discovery(null, null, served(site.keySet()));
        }
        Published keySet = keySet(document, link);
        compare(document, Issuer.DISCOVERY_PATH, Check.DISCOVERY_PUBLISHED, DISCOVERY.name);
        if (keySet != null) {
            compare(keySet, Issuer.JWKS_PATH, Check.JWKS_PUBLISHED, JWKS.name);
        }
        return new Discovery(document, document.text("issuer"), keySet);
    }

    /** The key set where the document says it is, or else at its usual place. */
    private @Nullable Published keySet(Published document, DiscoveryLink link) {
        String uri = document.text("jwks_uri");
        String issuer = expected == null ? document.text("issuer") : expected;
        String wanted = DiscoveryLink.jwksUri(issuer);
        Visit visit = site.keySet();
        if (uri == null) {
            link.wrongUri("the discovery document has no jwks_uri", issuer);
        } else if (!uri.startsWith("https://")) {
            link.wrongUri("jwks_uri is not an https URL: " + Visible.of(uri), issuer);
        } else if (visit.body() == null
                && wanted != null
                && DiscoveryLink.isAlmost(wanted, uri)
                && !wanted.equals(uri)) {
            // The address is the cause, and what the server says to it the effect.
            link.almostRightUri(wanted, uri);
        } else if (visit.body() == null && isBesideWanted(uri, wanted)) {
            link.wrongUri("jwks_uri leads to " + Visible.of(uri) + ", and no key set is there", issuer);
        } else {
            checkAnswer(visit, JWKS);
            checkCaching(visit);
        }
        return served(visit);
    }

    /** With the local documents, if there are any. */
    private void compare(Published published, String path, Check check, String name) {
        String folder = evidence.documents();
        if (folder == null || !published.isThere()) {
            return;
        }
        Published local = Published.read(folder + "/" + path, evidence.files());
        if (local.isThere() && !local.json().equals(published.json())) {
            report.find(
                    check,
                    Place.of(published.path()),
                    name + " that is published is not the one in " + local.path(),
                    PUBLISH + ", if the local one is right");
        }
    }

    /** On the issuer's server, but not where the key set belongs. */
    private static boolean isBesideWanted(String uri, @Nullable String wanted) {
        if (wanted == null || uri.equals(wanted)) {
            return false;
        }
        int path = wanted.indexOf('/', "https://".length());
        return uri.startsWith(wanted.substring(0, path + 1));
    }

    private @Nullable Published served(Visit visit) {
        if (visit.body() != null) {
            return Published.of(visit);
        }
        report.missing(Link.JWKS, "the key set could not be read");
        return null;
    }

    private void checkAnswer(Visit visit, Checks checks) {
        Place place = Place.of(visit.url());
        if (!visit.redirects().isEmpty()) {
            report.find(
                    checks.redirect,
                    place,
                    checks.name + " is somewhere else: the server leads to "
                            + Visible.of(visit.redirects().get(visit.redirects().size() - 1)),
                    "serve it at its own address; nobody says that Entra ID follows redirects");
        }
        FetchException failure = visit.failure();
        if (failure != null) {
            boolean tls = failure.reason() == FetchException.Reason.TLS;
            report.find(
                    tls ? checks.tls : checks.answer,
                    place,
                    checks.name + " cannot be read: " + failure.getMessage(),
                    tls ? "a certificate of a public authority for this host" : PUBLISH);
            return;
        }
        Answer answer = visit.answer();
        if (answer == null) {
            return;
        }
        if (answer.status() != 200) {
            report.find(checks.answer, place, checks.name + " is not served: " + problem(answer), repair(answer));
            return;
        }
        if (!answer.mediaType().equals("application/json")) {
            report.find(
                    checks.mediaType,
                    place,
                    checks.name + " is served as "
                            + (answer.mediaType().isEmpty() ? "nothing in particular" : Visible.of(answer.mediaType())),
                    "Content-Type: application/json; azwi-provision apply sets it");
        }
        report.fact(checks.link, "last modified", lastModified(answer));
        report.fact(checks.link, "cache-control", answer.header("Cache-Control"));
        report.fact(checks.link, "age", answer.header("Age"));
    }

    /** A key set that is older than the key pair is that of another one. */
    private @Nullable String lastModified(Answer answer) {
        String header = answer.header("Last-Modified");
        String file = evidence.config().keys().privateKeyFile();
        Instant keys = evidence.files().changedAt(file);
        try {
            boolean older = header != null
                    && keys != null
                    && RFC_1123_DATE_TIME.parse(header, Instant::from).isBefore(keys);
            return older ? header + ", before " + file + " was made" : header;
        } catch (DateTimeException e) {
            return header;
        }
    }

    private static String problem(Answer answer) {
        String code = errorCode(answer);
        String said = "the server says " + answer.status() + (code == null ? "" : " " + code);
        if ("PublicAccessNotPermitted".equals(code)) {
            return said + ": the storage account allows no public access";
        }
        return switch (answer.status()) {
            case 401, 403 -> said + ": it is private, or a firewall is in front of it, and Entra ID does not sign in";
            case 404, 410 -> said + ": nothing is there, or the container is private, which looks the same";
            case 429 -> said + ": too many requests";
            default -> answer.isRedirect() ? said + ": it leads from one address to the next" : said;
        };
    }

    private static String repair(Answer answer) {
        return "PublicAccessNotPermitted".equals(errorCode(answer))
                ? "allowBlobPublicAccess of the storage account: azwi-provision apply; if a policy forbids it, another public"
                        + " https server, and spec.issuer.url"
                : PUBLISH;
    }

    /** As Azure's storage gives it; null if it gives none. */
    private static @Nullable String errorCode(Answer answer) {
        String header = answer.header("x-ms-error-code");
        Matcher body = ERROR_CODE.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        return header != null ? Visible.of(header) : body.find() ? body.group(1) : null;
    }

    /** While keys are rotated, everybody waits for caches to run out. */
    private void checkCaching(Visit visit) {
        String control = visit.answer() == null ? null : visit.answer().header("Cache-Control");
        Matcher maxAge = MAX_AGE.matcher(control == null ? "" : control);
        if (maxAge.find() && Integer.parseInt(maxAge.group(1)) > DAY) {
            report.find(
                    Check.JWKS_CACHE,
                    Place.of(visit.url()),
                    "the key set may be kept for " + Integer.parseInt(maxAge.group(1)) / 3600
                            + " hours: a new key is not seen for that long",
                    "Cache-Control: max-age of an hour or less");
        }
    }
}
