package dev.azwifn.trust.report;

import dev.azwifn.krm.Resource;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.Check;
import dev.azwifn.trust.Edit;
import dev.azwifn.trust.Fact;
import dev.azwifn.trust.Link;
import dev.azwifn.trust.LinkVerdict;
import dev.azwifn.trust.Place;
import dev.azwifn.trust.TextDifference;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;

/** Verdicts made by hand, one for each folder in {@code testdata/report}. */
enum Verdicts {
    /** Every link holds. */
    HEALTHY {
        @Override
        ChainVerdict verdict() {
            return healthy().verdict();
        }
    },
    /** Every state, every kind of finding: with and without place, code, difference, resource and edit. */
    EVERY_STATE {
        @Override
        ChainVerdict verdict() {
            return everyState().verdict();
        }
    },
    /** Nothing is wrong, and hardly anything was given. */
    NOTHING_GIVEN {
        @Override
        ChainVerdict verdict() {
            Builder builder = new Builder();
            for (Link link : Link.values()) {
                builder.missing(link, "no files given: name those that have it");
            }
            return builder.verdict();
        }
    },
    /** Names and values that would like to be markup, escape sequences, links or ends of lines. */
    HOSTILE {
        @Override
        ChainVerdict verdict() {
            return hostile().verdict();
        }
    };

    static final String ISSUER = "https://oidcissuer.blob.core.windows.net/oidc/";
    static final String SCRIPT = "</code><script>alert('1')</script><img src=x onerror=\"alert(2)\">";
    static final String ESCAPES = "\u001b[31mred\u001b[0m \u0000 \u202eevil\u202c \ud800 \uffff \r\n<b>";
    static final String DIAGRAM = "\"] --> x; click link1 \"https://evil.example\" %% `end` #quot; \\n";
    static final String LINK = "[click](https://evil.example) {0} ]]> --> &amp; <!--";

    abstract ChainVerdict verdict();

    /** As the folder is named: {@code every-state}. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Builder healthy() {
        return new Builder()
                .fact(Link.KEY_PAIR, "file", "sa.key")
                .fact(Link.KEY_PAIR, "file", "sa.pub")
                .fact(Link.KEY_PAIR, "kid", "Vbhmp5cQxOxRexNyZFIZpp32w7lZiZxGNmGR0KQufrY")
                .fact(Link.KEY_PAIR, "key", "RSA, 2048 bits")
                .fact(Link.JWKS, "file", "site/openid/v1/jwks")
                .fact(Link.JWKS, "kid", "Vbhmp5cQxOxRexNyZFIZpp32w7lZiZxGNmGR0KQufrY")
                .fact(Link.DISCOVERY, "file", "site/.well-known/openid-configuration")
                .fact(Link.DISCOVERY, "jwks_uri", ISSUER + "openid/v1/jwks")
                .fact(Link.ISSUER, "issuer", ISSUER)
                .fact(Link.API_SERVER, "kind config", "kind.yaml")
                .fact(Link.API_SERVER, "key file", "sa.key at /etc/kubernetes/pki/sa.key")
                .fact(Link.SERVICE_ACCOUNTS, "subject", "system:serviceaccount:capz-system:capz-manager")
                .fact(
                        Link.SERVICE_ACCOUNTS,
                        "subject",
                        "system:serviceaccount:capz-system:azureserviceoperator-default")
                .fact(Link.CREDENTIALS, "subject", "system:serviceaccount:capz-system:capz-manager")
                .fact(Link.IDENTITY, "clientID", "77777777-8888-4999-8aaa-bbbbbbbbbbbb")
                .fact(Link.CLUSTER_IDENTITY, "identity", "AzureClusterIdentity/default/cluster-identity")
                .fact(
                        Link.MACHINES,
                        "AzureMachineTemplate/default/c1-control-plane",
                        "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/identities"
                                + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/machines");
    }

    private static Builder everyState() {
        Builder builder = healthy()
                .missing(Link.KEY_PAIR, "sa.key: only the public half was given")
                .finding(
                        Check.JWKS_FORMER_KEY,
                        at("kind.yaml", 21, 11),
                        "the API server verifies with old.pub too, and the key set does not have it",
                        null,
                        "azwi-fn oidc --key old.pub --out site")
                .missing(Link.DISCOVERY, "no documents given: write them with azwi-fn oidc --out DIR")
                .finding(
                        Check.ISSUER_KIND,
                        at("kind.yaml", 14, 36),
                        "the kind cluster signs in the name of another issuer: the slash at the end is missing",
                        new TextDifference(ISSUER, ISSUER.substring(0, ISSUER.length() - 1)),
                        "azwi-fn kind > kind.yaml")
                .finding(
                        Check.ISSUER_CREDENTIAL,
                        at("credentials.yaml", 9, 13),
                        "credential capz-manager is for another issuer: characters that look like others;"
                                + " upper and lower case",
                        new TextDifference(ISSUER, ISSUER.replace("oidcissuer", "Oidcissu\u0435r")),
                        "azwi-provision apply -f wi.yaml")
                .finding(
                        Check.KIND_HOST_PATH,
                        at("kind.yaml", 7, 17),
                        "/home/you/sa.key is not on this machine",
                        null,
                        "hostPath: the key file's absolute path")
                .finding(
                        Check.CREDENTIALS_NONE,
                        null,
                        "the identity azwi has no federated credential",
                        null,
                        "azwi-provision apply -f wi.yaml")
                .missing(Link.CREDENTIALS, "whether Azure has others")
                .missing(Link.IDENTITY, "spec.clusterIdentity.clientID is not set");
        IntStream.range(0, 12)
                .forEach(i -> builder.fact(
                        Link.MACHINES, "AzureMachineTemplate/default/pool-" + i, "azure:///subscriptions/2222/pool"));
        YamlDocument document = document("""
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureClusterIdentity
                metadata: {name: cluster-identity, namespace: default}
                spec:
                  clientSecret: {name: leftover}
                """);
        Resource resource = Resource.at(new Resource.Origin(document, JsonPointer.empty()));
        return builder.finding(new ChainFinding(
                Check.CLUSTER_IDENTITY_SECRET,
                "the client secret leftover is ignored",
                Place.of(resource, JsonPointer.compile("/spec/clientSecret")),
                null,
                "remove spec.clientSecret",
                new Edit(document, List.of())));
    }

    private static Builder hostile() {
        String longUrl = "https://" + "very-long-name.".repeat(40) + "example/" + "path/".repeat(60);
        return new Builder()
                .fact(Link.KEY_PAIR, SCRIPT, ESCAPES)
                .fact(Link.JWKS, DIAGRAM, LINK)
                .fact(Link.ISSUER, "issuer", longUrl)
                .missing(Link.DISCOVERY, SCRIPT + ESCAPES + DIAGRAM)
                .finding(
                        Check.ISSUER_DISCOVERY,
                        at("site/" + SCRIPT + ".json", 3, 1),
                        SCRIPT + " " + ESCAPES,
                        new TextDifference(longUrl, longUrl.substring(0, longUrl.length() - 1)),
                        "azwi-fn oidc --out '" + SCRIPT + "'")
                .finding(Check.KIND_KEY_MOUNT, at("C:\\k d\\" + ESCAPES, 1, 1), LINK, null, DIAGRAM)
                .finding(
                        Check.CREDENTIAL_MISSING,
                        at("/abs/a b%20#?\"]" + ".yaml", 0, 0),
                        DIAGRAM + SCRIPT,
                        new TextDifference(SCRIPT, ESCAPES),
                        LINK)
                .finding(Check.MACHINE_IDENTITY_DIFFERS, at("x:y.yaml", 1, 1), "x".repeat(500), null, longUrl);
    }

    private static Place at(String file, int line, int column) {
        return new Place(file, line, column, null, JsonPointer.empty());
    }

    private static YamlDocument document(String yaml) {
        return YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "cluster.yaml")
                .documents()
                .get(0);
    }

    private static final class Builder {
        private final Map<Link, LinkVerdict> links = new EnumMap<>(Link.class);

        Builder() {
            for (Link link : Link.values()) {
                links.put(link, new LinkVerdict(link, List.of(), List.of(), List.of()));
            }
        }

        Builder fact(Link link, String name, String value) {
            return add(new LinkVerdict(link, List.of(new Fact(name, value)), List.of(), List.of()));
        }

        Builder missing(Link link, String sentence) {
            return add(new LinkVerdict(link, List.of(), List.of(), List.of(sentence)));
        }

        Builder finding(Check check, Place place, String message, TextDifference difference, String fix) {
            return finding(new ChainFinding(check, message, place, difference, fix, null));
        }

        Builder finding(ChainFinding finding) {
            return add(new LinkVerdict(finding.check().link(), List.of(), List.of(finding), List.of()));
        }

        private Builder add(LinkVerdict more) {
            links.merge(
                    more.link(),
                    more,
                    (one, other) -> new LinkVerdict(
                            one.link(),
                            joined(one.facts(), other.facts()),
                            joined(one.findings(), other.findings()),
                            joined(one.missing(), other.missing())));
            return this;
        }

        private static <T> List<T> joined(List<T> one, List<T> other) {
            return Stream.concat(one.stream(), other.stream()).toList();
        }

        ChainVerdict verdict() {
            return new ChainVerdict(List.copyOf(links.values()));
        }
    }
}
