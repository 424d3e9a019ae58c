package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.CREDENTIALS;
import static dev.azwifn.cli.verify.World.DISCOVERY;
import static dev.azwifn.cli.verify.World.JWKS;
import static dev.azwifn.cli.verify.World.KEYS;
import static dev.azwifn.cli.verify.World.KIND;
import static dev.azwifn.cli.verify.World.KIND_V1BETA4;
import static dev.azwifn.cli.verify.World.OTHER;

import dev.azwifn.cli.issuer.KeyMaterial;
import dev.azwifn.trust.Check;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The table: every row breaks one thing in a chain that holds. */
final class Mutations {
    private static final String ISSUER = "https://azwioidc.blob.core.windows.net/oidc/";
    private static final String SLASHLESS = "https://azwioidc.blob.core.windows.net/oidc";
    private static final String URI = ISSUER + "openid/v1/jwks";
    private static final String ID =
            "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines";
    private static final String CLIENT = "77777777-8888-4999-8aaa-bbbbbbbbbbbb";
    private static final String PRINCIPAL = "12121212-3434-4565-8787-909090909090";
    private static final String TENANT = "00000000-1111-4222-8333-444444444444";
    private static final String SUBSCRIPTION = "22222222-3333-4444-8555-666666666666";
    private static final String CAPZ = "system:serviceaccount:capz-system:capz-manager";

    private Mutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                        keys(),
                        jwks(),
                        discovery(),
                        issuer(),
                        kind(),
                        ControlPlaneMutations.all(),
                        CloudMutations.all(),
                        credentials(),
                        identity(),
                        clusterIdentity(),
                        machines())
                .flatMap(List::stream);
    }

    private static List<Mutation> keys() {
        return List.of(
                of(
                        "a private key cut off",
                        world -> world.write("sa.key", KEYS.privatePem().substring(0, 400)),
                        Check.KEY_FILE,
                        "sa.key"),
                of("an encrypted key", world -> world.write("sa.key", KEYS.encryptedPem()), Check.KEY_FILE, "sa.key"),
                of("the public key twice", world -> world.write("sa.key", KEYS.publicPem()), Check.KEY_FILE, "sa.key"),
                of(
                        "an ECDSA key",
                        world -> world.write("sa.key", KeyMaterial.of("EC", 256).privatePem()),
                        Check.KEY_NOT_RSA,
                        "sa.key"),
                of(
                        "a key of 1024 bits",
                        world -> world.write(
                                "sa.key", KeyMaterial.of("RSA", 1024).privatePem()),
                        Check.KEY_SIZE,
                        "sa.key"),
                of(
                        "halves of two pairs",
                        world -> world.write("sa.pub", OTHER.publicPem()),
                        Check.KEY_HALVES,
                        "sa.pub"));
    }

    private static List<Mutation> jwks() {
        return List.of(
                of("no key set", world -> world.delete(JWKS), Check.JWKS_FILE, JWKS),
                text("a key set that is no JSON", JWKS, "\"keys\": [", "keys: [", Check.JWKS_FILE)
                        .at(""),
                text("a key set without keys", JWKS, "\"keys\"", "\"key\"", Check.JWKS_FILE)
                        .at(""),
                of("an empty key set", world -> world.write(JWKS, ""), Check.JWKS_FILE, JWKS),
                text(
                        "the private exponent published",
                        JWKS,
                        "\"use\": \"sig\",",
                        "\"d\": \"AQAB\", \"use\": \"sig\",",
                        Check.JWKS_PRIVATE_MEMBER),
                of("another pair's key set", Mutations::publishOther, Check.JWKS_SIGNING_KEY, JWKS)
                        .at("\"keys\""),
                text("another key ID", JWKS, "\"kid\": \"", "\"kid\": \"x", Check.JWKS_KID)
                        .fixable(),
                text("another modulus", JWKS, "\"n\": \"", "\"n\": \"B", Check.JWKS_NUMBERS),
                text("another exponent", JWKS, "\"AQAB\"", "\"AQAD\"", Check.JWKS_NUMBERS),
                of("two keys of one ID", Mutations::publishTwin, Check.JWKS_DUPLICATE_KID, JWKS)
                        .at("\"kid\""),
                text("a key for RS512", JWKS, "\"RS256\"", "\"RS512\"", Check.JWKS_ALGORITHM)
                        .fixable(),
                text("a key for encryption", JWKS, "\"sig\"", "\"enc\"", Check.JWKS_USE)
                        .fixable(),
                of("our key behind 100 others", world -> publishMany(world, 100, 0), Check.JWKS_BEYOND_LIMIT, JWKS)
                        .at("{"),
                of("100 others behind our key", world -> publishMany(world, 0, 100), Check.JWKS_TOO_MANY, JWKS)
                        .at("\"keys\""),
                of(
                                "a former key that is not published",
                                world -> world.write("sa.pub", KEYS.publicPem() + OTHER.publicPem()),
                                Check.JWKS_FORMER_KEY,
                                JWKS)
                        .at("\"keys\""));
    }

    private static void publishOther(World world) {
        world.write("sa.pub", OTHER.publicPem());
        world.publish();
        world.write("sa.pub", KEYS.publicPem());
    }

    private static void publishTwin(World world) {
        world.publish("--key", writeOther(world));
        String set = world.read(JWKS);
        String kid = set.split("\"kid\": \"")[1].split("\"")[0];
        String other = set.split("\"kid\": \"")[2].split("\"")[0];
        world.replace(JWKS, other, kid);
    }

    private static String writeOther(World world) {
        world.write("other.pub", OTHER.publicPem());
        return "other.pub";
    }

    private static void publishMany(World world, int before, int after) {
        String ours = world.read(JWKS).replaceAll("(?s)^.*\\[\\s*(\\{.*})\\s*].*$", "$1");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < before + after; i++) {
            keys.add("{\"kty\": \"RSA\", \"kid\": \"k" + i + "\", \"n\": \"AQAB" + i + "\", \"e\": \"AQAB\"}");
        }
        keys.add(before, ours);
        world.write(JWKS, "{\"keys\": [\n" + String.join(",\n", keys) + "\n]}\n");
    }

    private static List<Mutation> discovery() {
        return List.of(
                of("no discovery document", world -> world.delete(DISCOVERY), Check.DISCOVERY_FILE, DISCOVERY),
                of("a list", world -> world.write(DISCOVERY, "[]"), Check.DISCOVERY_FILE, DISCOVERY),
                of(
                        "a comma too much",
                        world -> world.write(DISCOVERY, world.read(DISCOVERY).replace("]\n}", "],\n}")),
                        Check.DISCOVERY_FILE,
                        DISCOVERY),
                text("jwks_uri misspelled", DISCOVERY, "v1/jwks", "v1/jwk", Check.DISCOVERY_JWKS_URI)
                        .fixable(),
                text("jwks_uri over http", DISCOVERY, URI, URI.replace("https", "http"), Check.DISCOVERY_JWKS_URI)
                        .fixable(),
                text("jwks_uri with two slashes", DISCOVERY, URI, ISSUER + "/openid/v1/jwks", Check.DISCOVERY_JWKS_URI)
                        .fixable(),
                text("jwks_uri without a slash", DISCOVERY, URI, SLASHLESS + "openid/v1/jwks", Check.DISCOVERY_JWKS_URI)
                        .fixable(),
                text("no jwks_uri", DISCOVERY, "\"jwks_uri\"", "\"jwks\"", Check.DISCOVERY_JWKS_URI)
                        .at("{")
                        .fixable(),
                text(
                        "jwks_uri of another cluster",
                        DISCOVERY,
                        URI,
                        "https://other.blob.core.windows.net/oidc/openid/v1/jwks",
                        Check.DISCOVERY_JWKS_ELSEWHERE),
                text("ES256", DISCOVERY, "\"RS256\"", "\"ES256\"", Check.DISCOVERY_ALGORITHM)
                        .at("id_token_signing_alg_values_supported")
                        .fixable(),
                text(
                                "a required member missing",
                                DISCOVERY,
                                "\"subject_types_supported\"",
                                "\"subject_types\"",
                                Check.DISCOVERY_MEMBERS)
                        .at("{"));
    }

    private static List<Mutation> issuer() {
        String inDocument = "\"issuer\": \"" + ISSUER;
        String inPatch = "service-account-issuer: " + ISSUER;
        return List.of(
                of(
                                "an address of the own network",
                                world -> world.issuer("https://issuer.corp.local/oidc/"),
                                Check.ISSUER_PUBLIC,
                                CONFIG)
                        .at("url:"),
                of(
                                "$web at the blob endpoint",
                                world -> world.issuer("https://azwioidc.blob.core.windows.net/$web/"),
                                Check.ISSUER_PUBLIC,
                                CONFIG)
                        .at("url:"),
                of(
                                "Entra ID as the issuer",
                                world -> world.issuer("https://sts.windows.net/" + TENANT + "/"),
                                Check.ISSUER_ENTRA,
                                CONFIG)
                        .at("url:"),
                text(
                                "no slash in the discovery document",
                                DISCOVERY,
                                inDocument,
                                "\"issuer\": \"" + SLASHLESS,
                                Check.ISSUER_DISCOVERY)
                        .fixable(),
                text(
                                "a space in the discovery document",
                                DISCOVERY,
                                inDocument,
                                inDocument + " ",
                                Check.ISSUER_DISCOVERY)
                        .at("\"issuer\"")
                        .fixable(),
                text(
                                "a capital letter in the discovery document",
                                DISCOVERY,
                                inDocument,
                                "\"issuer\": \"" + ISSUER.replace("azwi", "Azwi"),
                                Check.ISSUER_DISCOVERY)
                        .fixable(),
                text(
                                "no slash in the kind config",
                                KIND,
                                inPatch,
                                "service-account-issuer: " + SLASHLESS,
                                Check.ISSUER_KIND)
                        .fixable(),
                text(
                                "a Cyrillic letter in the kind config",
                                KIND,
                                inPatch,
                                inPatch.replace("oidc/", "\u043eidc/"),
                                Check.ISSUER_KIND)
                        .fixable(),
                text(
                                "the default port in the other kind config",
                                KIND_V1BETA4,
                                "value: " + ISSUER,
                                "value: " + ISSUER.replace(".net/", ".net:443/"),
                                Check.ISSUER_KIND)
                        .fixable(),
                text(
                                "another issuer before ours",
                                KIND_V1BETA4,
                                "path: /apiServer/extraArgs/-",
                                "path: /apiServer/extraArgs/0",
                                Check.ISSUER_KIND)
                        .at("value: {name: service-account-issuer"),
                text(
                                "no slash in a control plane",
                                CLUSTER,
                                inPatch,
                                "service-account-issuer: " + SLASHLESS,
                                Check.ISSUER_CONTROL_PLANE)
                        .fixable(),
                text(
                                "http in a control plane of v1beta2, for an issuer that only verifies",
                                CLUSTER,
                                "          value: https://two.blob.core.windows.net/oidc/\n",
                                "          value: https://two.blob.core.windows.net/oidc/\n"
                                        + "        - name: service-account-issuer\n"
                                        + "          value: http://azwioidc.blob.core.windows.net/oidc/\n",
                                Check.ISSUER_CONTROL_PLANE)
                        .at("value: http:")
                        .fixable(),
                text(
                        "no slash in a credential",
                        CREDENTIALS,
                        "  issuer: " + ISSUER,
                        "  issuer: " + SLASHLESS,
                        Check.ISSUER_CREDENTIAL),
                text(
                        "a line end in a credential",
                        CREDENTIALS,
                        "  issuer: " + ISSUER,
                        "  issuer: \"" + ISSUER + "\\n\"",
                        Check.ISSUER_CREDENTIAL));
    }

    private static List<Mutation> kind() {
        String image =
                "  image: kindest/node:v1.31.4@sha256:2cb39f7295fe7eafee0842b1052a599a4fb0f8bcf3f83d96c7f4864c357c6c30\n";
        String patch = "    kind: ClusterConfiguration\n";
        String issuer = "        service-account-issuer: " + ISSUER + "\n";
        return List.of(
                text("no issuer", KIND, issuer, "", Check.KIND_ISSUER).at("kind: Cluster"),
                text(
                                "a patch for v1beta4 on Kubernetes 1.31",
                                KIND,
                                patch,
                                "    apiVersion: kubeadm.k8s.io/v1beta4\n" + patch,
                                Check.KIND_PATCH_IGNORED)
                        .fixable(),
                text("a patch without kind", KIND, patch, "    metadata: {}\n", Check.KIND_PATCH_IGNORED),
                of("a list on Kubernetes 1.31", Mutations::unversionedList, Check.KIND_PATCH_IGNORED, KIND)
                        .at("kind: ClusterConfiguration"),
                text("a patch that is no YAML", KIND, patch, "    kind: [\n", Check.KIND_PATCH_IGNORED)
                        .at("- |"),
                of("a patch on a worker", Mutations::patchWorker, Check.KIND_PATCH_IGNORED, KIND)
                        .at("- |"),
                of("a map for v1beta4", Mutations::versionedMap, Check.KIND_PATCH_IGNORED, KIND_V1BETA4)
                        .at("apiVersion: kubeadm")
                        .fixable(),
                of(
                                "a patch for v1beta3 on kind's own image",
                                world -> {
                                    world.replace(KIND, image, "");
                                    world.replace(KIND, patch, "    apiVersion: kubeadm.k8s.io/v1beta3\n" + patch);
                                },
                                Check.KIND_PATCH_FORM,
                                KIND)
                        .at("apiVersion: kubeadm")
                        .fixable(),
                text(
                        "the issuer as a variable",
                        KIND,
                        issuer,
                        "        service-account-issuer: ${SERVICE_ACCOUNT_ISSUER}\n",
                        Check.KIND_VARIABLE),
                text("a file as a variable", KIND, "hostPath: sa.pub", "hostPath: ${SA_PUB}", Check.KIND_VARIABLE),
                text(
                                "no mount of the public key",
                                KIND,
                                "containerPath: /etc/kubernetes/pki/sa.pub",
                                "containerPath: /etc/kubernetes/sa.pub",
                                Check.KIND_KEY_MOUNT)
                        .at("service-account-key-file"),
                text(
                                "an argument that leads elsewhere",
                                KIND,
                                "signing-key-file: /etc/kubernetes/pki/sa.key",
                                "signing-key-file: /etc/kubernetes/pki/other.key",
                                Check.KIND_KEY_MOUNT)
                        .at("other.key"),
                text(
                        "a path outside of the pod",
                        KIND_V1BETA4,
                        "value: /keys/sa.pub",
                        "value: /etc/azwi/sa.pub",
                        Check.KIND_KEY_POD),
                text(
                                "no keys on the second node",
                                KIND_V1BETA4,
                                "containerPath: /etc/azwi, readOnly",
                                "containerPath: /etc/other, readOnly",
                                Check.KIND_KEY_NODES)
                        .at("- role: control-plane"),
                text(
                                "a read-only mount in the way of kind's copy",
                                KIND,
                                "- role: control-plane\n- role: worker",
                                "- role: control-plane\n  extraMounts:\n  - {hostPath: sa.key, containerPath: /etc/kubernetes/pki/sa.key,"
                                        + " readOnly: true}\n- role: worker",
                                Check.KIND_KEY_NODES)
                        .at("readOnly: true"),
                of(
                                "another private key mounted",
                                world -> {
                                    world.write("other.key", OTHER.privatePem());
                                    world.replace(KIND, "./sa.key", "other.key");
                                },
                                Check.KIND_HOST_FILE,
                                KIND)
                        .at("hostPath: other.key"),
                of(
                                "a folder mounted",
                                world -> world.replace(KIND, "hostPath: sa.pub", "hostPath: site"),
                                Check.KIND_HOST_FILE,
                                KIND)
                        .at("hostPath: site"),
                text(
                        "a file that is not there",
                        KIND,
                        "hostPath: sa.pub",
                        "hostPath: /nowhere/sa.pub",
                        Check.KIND_HOST_PATH),
                of(
                                "a PKCS#1 public key mounted",
                                world -> {
                                    world.write("pkcs1.pub", pkcs1(KEYS.publicPem()));
                                    world.replace(KIND, "hostPath: sa.pub", "hostPath: pkcs1.pub");
                                },
                                Check.KIND_PUBLIC_KEY_FORM,
                                KIND)
                        .at("hostPath: pkcs1.pub"));
    }

    private static void patchWorker(World world) {
        String text = world.read(KIND);
        int patches = text.indexOf("  kubeadmConfigPatches:");
        int next = text.indexOf("- role: control-plane\n- role: worker");
        world.write(KIND, text.substring(0, patches) + text.substring(next) + text.substring(patches, next));
    }

    private static void unversionedList(World world) {
        String text = world.read(KIND);
        world.write(
                KIND,
                text.replaceAll("        (service-account-\\S+): (\\S+)\n", "        - {name: $1, value: \"$2\"}\n"));
    }

    private static void versionedMap(World world) {
        String text = world.read(KIND_V1BETA4);
        world.write(
                KIND_V1BETA4,
                text.replaceAll("    - name: (service-account-\\S+)\n      value: (\\S+)\n", "      $1: $2\n"));
    }

    /** SubjectPublicKeyInfo without what is around the key: 24 bytes, for 2048 bits. */
    private static String pkcs1(String pem) {
        byte[] info = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        byte[] key = java.util.Arrays.copyOfRange(info, 24, info.length);
        return "-----BEGIN RSA PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END RSA PUBLIC KEY-----\n";
    }

    private static List<Mutation> credentials() {
        return List.of(
                text(
                                "ASO forgotten",
                                CONFIG,
                                "    - {namespace: capz-system, name: azureserviceoperator-default}\n",
                                "",
                                Check.SERVICE_ACCOUNT_MISSING)
                        .at("serviceAccounts:")
                        .fixable(),
                of(
                                "ASO in another namespace",
                                world -> {
                                    world.replace(
                                            CONFIG,
                                            "namespace: capz-system, name: azure",
                                            "namespace: aso, name: azure");
                                    world.replace(CREDENTIALS, "capz-system:azure", "aso:azure");
                                },
                                Check.SERVICE_ACCOUNT_NAMESPACE,
                                CONFIG)
                        .at("namespace: aso"),
                of(
                                "the cluster's namespace",
                                world -> {
                                    world.replaceAll(CONFIG, "capz-system", "team-a");
                                    world.replaceAll(CREDENTIALS, "capz-system:", "team-a:");
                                },
                                Check.SERVICE_ACCOUNT_NAMESPACE,
                                CONFIG)
                        .at("name: capz-manager"),
                of(
                                "no credential at all",
                                world -> world.write(
                                        CREDENTIALS,
                                        world.read(CREDENTIALS)
                                                .replaceAll(
                                                        "(?s)federatedCredentials:.*differences",
                                                        "federatedCredentials: []\ndifferences")),
                                Check.CREDENTIALS_NONE,
                                CREDENTIALS)
                        .at("same: true"),
                of(
                                "no credential for ASO",
                                world -> world.write(
                                        CREDENTIALS,
                                        world.read(CREDENTIALS)
                                                .replaceAll("- name: capz-system_azure.*\n.*\n.*\n.*\n", "")),
                                Check.CREDENTIAL_MISSING,
                                CREDENTIALS)
                        .at("federatedCredentials:"),
                text(
                        "a letter missing in a subject",
                        CREDENTIALS,
                        "subject: " + CAPZ,
                        "subject: " + CAPZ.replace("manager", "manger"),
                        Check.CREDENTIAL_MISSING),
                text(
                        "another namespace in a subject",
                        CREDENTIALS,
                        "subject: " + CAPZ,
                        "subject: system:serviceaccount:default:capz-manager",
                        Check.CREDENTIAL_MISSING),
                text(
                        "a capital letter in a subject",
                        CREDENTIALS,
                        "subject: " + CAPZ,
                        "subject: " + CAPZ.replace("capz-manager", "CAPZ-manager"),
                        Check.CREDENTIAL_SUBJECT_CASE),
                text(
                        "the cloud's audience",
                        CREDENTIALS,
                        "audience: api://AzureADTokenExchange",
                        "audience: api://AzureADTokenExchangeUSGov",
                        Check.CREDENTIAL_AUDIENCE),
                text(
                                "two of one subject",
                                CREDENTIALS,
                                "differences: []",
                                credential("twice", ISSUER, CAPZ),
                                Check.CREDENTIAL_DUPLICATE)
                        .at("- name: twice"),
                text(
                                "two of one name",
                                CREDENTIALS,
                                "- name: other-management-cluster",
                                "- name: Capz-System_Capz-Manager",
                                Check.CREDENTIAL_DUPLICATE)
                        .at("- name: Capz-System"),
                text(
                        "a name with a space",
                        CREDENTIALS,
                        "- name: other-management-cluster",
                        "- name: \"other management\"",
                        Check.CREDENTIAL_NAME),
                text(
                                "a subject that is too long",
                                CREDENTIALS,
                                "differences: []",
                                credential("long", "https://x.example/", "system:serviceaccount:a:" + "b".repeat(600)),
                                Check.CREDENTIAL_LENGTH)
                        .at("- name: long"),
                of(
                                "21 credentials",
                                world -> {
                                    StringBuilder more = new StringBuilder();
                                    for (int i = 0; i < 18; i++) {
                                        more.append(credential("more-" + i, "https://x.example/", "s" + i))
                                                .append('\n');
                                    }
                                    world.replace(CREDENTIALS, "differences: []", more.toString());
                                },
                                Check.CREDENTIAL_LIMIT,
                                CREDENTIALS)
                        .at("- name: more-17"),
                text(
                                "one more subject",
                                CREDENTIALS,
                                "differences: []",
                                credential("more", ISSUER, "system:serviceaccount:default:app"),
                                Check.CREDENTIAL_EXTRA)
                        .at("- name: more"));
    }

    private static String credential(String name, String issuer, String subject) {
        return "- name: " + name + "\n  issuer: " + issuer + "\n  subject: " + subject
                + "\n  audience: api://AzureADTokenExchange";
    }

    private static List<Mutation> identity() {
        return List.of(
                of(
                                "another client ID in Azure",
                                world -> world.replace(CREDENTIALS, "clientID: 7", "clientID: 8"),
                                Check.CLIENT_ID,
                                CONFIG)
                        .at("clientID:"),
                of(
                                "the principal ID for the client ID",
                                world -> {
                                    world.replace(CONFIG, "clientID: " + CLIENT, "clientID: " + PRINCIPAL);
                                    world.replaceAll(CLUSTER, CLIENT, PRINCIPAL);
                                    world.replace(CLUSTER, "77777777-8888-4999-8AAA-BBBBBBBBBBBB", PRINCIPAL);
                                },
                                Check.CLIENT_ID_CONFUSED,
                                CONFIG)
                        .at("clientID:")
                        .fixable(),
                of(
                                "another tenant in Azure",
                                world -> world.replace(CREDENTIALS, "tenantID: 0", "tenantID: 1"),
                                Check.TENANT_ID,
                                CONFIG)
                        .at("tenantID:"),
                of(
                                "the subscription's ID for the tenant's",
                                world -> {
                                    world.replace(CONFIG, TENANT, SUBSCRIPTION);
                                    world.replaceAll(CLUSTER, TENANT, SUBSCRIPTION);
                                },
                                Check.TENANT_ID_CONFUSED,
                                CONFIG)
                        .at("tenantID:")
                        .fixable());
    }

    private static List<Mutation> clusterIdentity() {
        return List.of(
                text(
                                "a service principal",
                                CLUSTER,
                                "type: WorkloadIdentity",
                                "type: ServicePrincipal",
                                Check.CLUSTER_IDENTITY_TYPE)
                        .fixable(),
                text("no type", CLUSTER, "  type: WorkloadIdentity\n", "", Check.CLUSTER_IDENTITY_TYPE)
                        .at("spec:")
                        .fixable(),
                text(
                                "another client ID",
                                CLUSTER,
                                "clientID: " + CLIENT,
                                "clientID: 99999999-0000-4111-8222-333333333333",
                                Check.CLUSTER_IDENTITY_CLIENT_ID)
                        .fixable(),
                text(
                                "the principal ID",
                                CLUSTER,
                                "clientID: " + CLIENT,
                                "clientID: " + PRINCIPAL,
                                Check.CLUSTER_IDENTITY_CLIENT_ID)
                        .fixable(),
                text("no client ID", CLUSTER, "  clientID: " + CLIENT + "\n", "", Check.CLUSTER_IDENTITY_CLIENT_ID)
                        .at("spec:")
                        .fixable(),
                text(
                                "another tenant",
                                CLUSTER,
                                "tenantID: " + TENANT,
                                "tenantID: 99999999-1111-4222-8333-444444444444",
                                Check.CLUSTER_IDENTITY_TENANT_ID)
                        .fixable(),
                text(
                        "a variable",
                        CLUSTER,
                        "clientID: " + CLIENT,
                        "clientID: ${AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY}",
                        Check.CLUSTER_IDENTITY_VARIABLE),
                text(
                                "a client secret left over",
                                CLUSTER,
                                "  clientID: " + CLIENT,
                                "  clientSecret: {name: cluster-identity-secret}\n  clientID: " + CLIENT,
                                Check.CLUSTER_IDENTITY_SECRET)
                        .fixable(),
                text(
                                "a resource ID",
                                CLUSTER,
                                "  clientID: " + CLIENT,
                                "  resourceID: /subscriptions/x\n  clientID: " + CLIENT,
                                Check.CLUSTER_IDENTITY_FIELD)
                        .fixable(),
                text("another namespace", CLUSTER, "list: [team-a]", "list: [team-b]", Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("allowedNamespaces:"),
                text("an empty list", CLUSTER, "list: [team-a]", "list: []", Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("allowedNamespaces:"),
                text(
                                "no allowedNamespaces",
                                CLUSTER,
                                "  allowedNamespaces:\n    list: [team-a]\n",
                                "",
                                Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("spec:"),
                text(
                                "an empty selector",
                                CLUSTER,
                                "matchLabels: {team: b}",
                                "matchLabels: {}",
                                Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("allowedNamespaces:"),
                text(
                                "a selector of other labels",
                                CLUSTER,
                                "matchLabels: {team: b}",
                                "matchLabels: {team: c}",
                                Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("allowedNamespaces:"),
                text(
                                "an identity of another name",
                                CLUSTER,
                                "    name: cluster-identity\n  location",
                                "    name: cluster-identitiy\n  location",
                                Check.CLUSTER_IDENTITY_REFERENCE)
                        .at("identityRef:"),
                text(
                                "an identity in another namespace",
                                CLUSTER,
                                "    name: selected-identity\n    namespace: team-a\n",
                                "    name: selected-identity\n",
                                Check.CLUSTER_IDENTITY_REFERENCE)
                        .at("identityRef:"));
    }

    private static List<Mutation> machines() {
        String list = "      userAssignedIdentities:\n      - providerID: " + ID + "\n";
        return List.of(
                text(
                                "no identity on a control plane",
                                CLUSTER,
                                "      identity: UserAssigned\n" + list + "      vmSize",
                                "      vmSize",
                                Check.MACHINE_IDENTITY_MISSING)
                        .at("spec:")
                        .fixable(),
                text(
                                "the placeholder of CAPZ's CI",
                                CLUSTER,
                                "azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines",
                                "capz-ci/providers/Microsoft.ManagedIdentity/userAssignedIdentities/cloud-provider-user-identity",
                                Check.MACHINE_IDENTITY_PLACEHOLDER)
                        .at("capz-ci")
                        .fixable(),
                text(
                                "the placeholder as a default",
                                CLUSTER,
                                ID,
                                "azure:///subscriptions/${AZURE_SUBSCRIPTION_ID}/resourceGroups/${CI_RG:=capz-ci}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${USER_IDENTITY:=cloud-provider-user-identity}",
                                Check.MACHINE_IDENTITY_PLACEHOLDER)
                        .at("CI_RG")
                        .fixable(),
                text(
                                "another identity",
                                CLUSTER,
                                "userAssignedIdentities/azwi-machines",
                                "userAssignedIdentities/mine",
                                Check.MACHINE_IDENTITY_DIFFERS)
                        .at("userAssignedIdentities:"),
                text(
                                "no identity on workers",
                                CLUSTER,
                                "  identity: UserAssigned\n  userAssignedIdentities: # without the scheme, which is the same to CAPZ\n",
                                "  identity: SystemAssigned\n  others:\n",
                                Check.MACHINE_IDENTITY_DIFFERS)
                        .at("identity: SystemAssigned"),
                text(
                                "another identity first",
                                CLUSTER,
                                list,
                                list.replace("azwi-machines", "mine") + "      - providerID: " + ID + "\n",
                                Check.MACHINE_IDENTITY_ORDER)
                        .at("userAssignedIdentities:"),
                text(
                                "a small letter in resourceGroups",
                                CLUSTER,
                                "resourceGroups/azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines",
                                "resourcegroups/azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines",
                                Check.MACHINE_IDENTITY_SPELLING)
                        .at("resourcegroups")
                        .fixable(),
                text(
                                "a list under SystemAssigned",
                                CLUSTER,
                                "identity: UserAssigned",
                                "identity: SystemAssigned",
                                Check.MACHINE_IDENTITY_INVALID)
                        .fixable(),
                text(
                                "a role of a system-assigned identity",
                                CLUSTER,
                                "      vmSize: Standard_D2s_v3",
                                "      systemAssignedIdentityRole: {scope: x}\n      vmSize: Standard_D2s_v3",
                                Check.MACHINE_IDENTITY_INVALID)
                        .fixable(),
                text(
                                "an empty list on a control plane",
                                CLUSTER,
                                list + "      vmSize",
                                "      userAssignedIdentities: []\n      vmSize",
                                Check.MACHINE_IDENTITY_MISSING)
                        .at("identity: UserAssigned")
                        .fixable(),
                of(
                                "an empty list on a pool",
                                world -> world.write(
                                        CLUSTER,
                                        world.read(CLUSTER)
                                                .replaceAll(
                                                        "(userAssignedIdentities:) # without.*\n.*\n.*\n", "$1 []\n")),
                                Check.MACHINE_IDENTITY_INVALID,
                                CLUSTER)
                        .at("identity: UserAssigned")
                        .fixable(),
                text("a variable", CLUSTER, ID, "${MACHINE_IDENTITY}", Check.MACHINE_IDENTITY_VARIABLE)
                        .at("providerID: ${"),
                text("a name only", CLUSTER, ID, "azwi-machines", Check.MACHINE_PROVIDER_ID)
                        .at("providerID: azwi-machines"),
                text(
                                "an AKS identity with azure://",
                                CLUSTER,
                                "userAssignedIdentityResourceID: /sub",
                                "userAssignedIdentityResourceID: azure:///sub",
                                Check.MANAGED_IDENTITY_PREFIX)
                        .fixable());
    }
}
