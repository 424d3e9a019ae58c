package dev.azwifn.trust;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The discovery document in the folder of documents, and where it says that the key set is. */
final class DiscoveryLink {
    private static final JsonPointer ISSUER = JsonPointer.compile("/issuer");
    private static final JsonPointer JWKS_URI = JsonPointer.compile("/jwks_uri");
    private static final JsonPointer ALGORITHMS = JsonPointer.compile("/id_token_signing_alg_values_supported");
    private static final List<String> REQUIRED =
            List.of("response_types_supported", "subject_types_supported", "id_token_signing_alg_values_supported");

    /**
     * What the document says.
     *
     * @param issuer null if there is no document, or none in it
     * @param keySet null if it leads to where nothing is known
     */
    record Discovery(
            @Nullable Published document,
            @Nullable String issuer,
            @Nullable Published keySet) {
        Place issuerPlace() {
            return document == null ? Place.of("") : document.place(ISSUER);
        }

        @Nullable
        Edit issuerEdit(String wanted) {
            return document == null ? null : document.edit(Operation.replace(ISSUER, Operation.text(wanted)));
        }
    }

    private final Published document;
    private final String folder;
    private final HostFiles files;
    private final @Nullable String expected;
    private final String remedy;
    private final ChainReport report;

    private DiscoveryLink(
            Published document, String folder, Evidence evidence, @Nullable String expected, ChainReport report) {
        this.document = document;
        this.folder = folder;
        this.files = evidence.files();
        this.expected = expected;
        this.remedy = evidence.publishing();
        this.report = report;
    }

    /** Of one that is published. */
    static DiscoveryLink ofPublished(
            Published document, Evidence evidence, @Nullable String expected, ChainReport report) {
        return new DiscoveryLink(document, "", evidence, expected, report);
    }

    /** @param expected the config's issuer; null if it has none */
    static Discovery check(Evidence evidence, @Nullable String expected, ChainReport report) {
        String folder = evidence.documents();
        if (evidence.site() != null) {
            return new SiteLink(evidence.site(), evidence, expected, report).check();
        }
        if (folder == null) {
            report.missing(
                    Link.DISCOVERY,
                    "no documents given: write them with azwi-fn oidc --out DIR, and give --documents DIR;"
                            + " or read those that are published: --online");
            return new Discovery(null, null, null);
        }
        Published document = Published.read(folder + "/" + Issuer.DISCOVERY_PATH, evidence.files());
        return new DiscoveryLink(document, folder, evidence, expected, report).check();
    }

    private Discovery check() {
        if (!checkContent()) {
            return new Discovery(null, null, inFolder(Issuer.JWKS_PATH));
        }
        String issuer = document.text("issuer");
        return new Discovery(document, issuer, keySet(expected == null ? issuer : expected));
    }

    /** Everything but where the key set is; false if there is nothing to check. */
    boolean checkContent() {
        if (!document.isThere()) {
            report.find(
                    Check.DISCOVERY_FILE,
                    Place.of(document.path()),
                    "the discovery document " + document.problem(),
                    remedy);
            return false;
        }
        report.fact(Link.DISCOVERY, document.isLocal() ? "file" : "address", document.path());
        report.fact(Link.DISCOVERY, "issuer", document.text("issuer"));
        report.fact(Link.DISCOVERY, "jwks_uri", document.text("jwks_uri"));
        checkAlgorithms();
        checkMembers();
        return true;
    }

    private void checkAlgorithms() {
        JsonNode algorithms = document.json().at(ALGORITHMS);
        if (!algorithms.isMissingNode() && !contains(algorithms, "RS256")) {
            report.find(
                    Check.DISCOVERY_ALGORITHM,
                    document.place(ALGORITHMS),
                    "RS256, which kube-apiserver signs with, is not among the algorithms: " + algorithms,
                    remedy,
                    document.edit(Operation.replace(
                            ALGORITHMS, JsonNodeFactory.instance.arrayNode().add("RS256"))));
        }
    }

    private void checkMembers() {
        List<String> missing = new ArrayList<>();
        for (String name : REQUIRED) {
            if (!document.json().has(name)) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            report.find(
                    Check.DISCOVERY_MEMBERS,
                    document.place(JsonPointer.empty()),
                    "the discovery document has no " + String.join(", no ", missing),
                    remedy);
        }
    }

    /** The key set that {@code jwks_uri} leads to. */
    private @Nullable Published keySet(@Nullable String issuer) {
        String uri = document.text("jwks_uri");
        Published usual = inFolder(Issuer.JWKS_PATH);
        if (uri == null) {
            wrongUri("the discovery document has no jwks_uri", issuer);
            return usual;
        }
        String base = issuer == null ? null : withoutSlash(issuer) + "/";
        // A server does not make one slash of two, as a file system does.
        if (base != null
                && uri.startsWith(base)
                && !uri.substring(base.length() - 1).contains("//")) {
            Published named = inFolder(uri.substring(base.length()));
            // The usual place is right, even if nothing is there.
            if (named.isThere() || named.text() != null || named.path().equals(usual.path())) {
                return named;
            }
            wrongUri("jwks_uri leads to " + named.path() + ", and there is no such file", issuer);
            return usual;
        }
        String wanted = jwksUri(issuer);
        if (wanted != null && isAlmost(wanted, uri)) {
            almostRightUri(wanted, uri);
            return usual;
        }
        if (!uri.startsWith("https://")) {
            wrongUri("jwks_uri is not an https URL: " + Visible.of(uri), issuer);
            return usual;
        }
        report.missing(Link.JWKS, "jwks_uri leads to " + Visible.of(uri) + ", which is not in " + folder);
        if (usual.isThere()) {
            report.find(
                    Check.DISCOVERY_JWKS_ELSEWHERE,
                    document.place(JWKS_URI),
                    "jwks_uri leads to " + Visible.of(uri) + ", while a key set lies beside the document",
                    "check which of them Entra ID is to read; the one beside it is for "
                            + (wanted == null ? Issuer.JWKS_PATH : wanted));
        }
        return null;
    }

    void almostRightUri(String wanted, String uri) {
        report.find(
                Check.DISCOVERY_JWKS_URI,
                document.place(JWKS_URI),
                "jwks_uri does not lead to the key set below the issuer",
                new TextDifference(wanted, uri),
                "set jwks_uri to " + wanted + ": " + remedy,
                document.edit(Operation.replace(JWKS_URI, Operation.text(wanted))));
    }

    void wrongUri(String message, @Nullable String issuer) {
        String wanted = jwksUri(issuer);
        report.find(
                Check.DISCOVERY_JWKS_URI,
                document.place(JWKS_URI),
                message,
                wanted == null ? remedy : "set jwks_uri to " + wanted + ": " + remedy,
                wanted == null ? null : document.edit(Operation.add(JWKS_URI, Operation.text(wanted))));
    }

    private Published inFolder(String path) {
        return Published.read(folder + "/" + path, files);
    }

    static @Nullable String jwksUri(@Nullable String issuer) {
        try {
            return issuer == null ? null : new Issuer(issuer).jwksUri();
        } catch (OidcException e) {
            return null; // the issuer is the problem, and named as such
        }
    }

    /** Slashes too few or too many are what happens when an issuer and a path are put together. */
    static boolean isAlmost(String wanted, String uri) {
        return new TextDifference(wanted, uri).isSlight()
                || wanted.replace("/", "").equalsIgnoreCase(uri.replace("/", ""));
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static boolean contains(JsonNode list, String value) {
        for (JsonNode item : list) {
            if (item.asString("").equals(value)) {
                return true;
            }
        }
        return false;
    }
}
