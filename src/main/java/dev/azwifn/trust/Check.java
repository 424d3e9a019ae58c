package dev.azwifn.trust;

import static dev.azwifn.krm.Severity.ERROR;
import static dev.azwifn.krm.Severity.WARNING;
import static dev.azwifn.trust.Link.API_SERVER;
import static dev.azwifn.trust.Link.CLUSTER_IDENTITY;
import static dev.azwifn.trust.Link.CREDENTIALS;
import static dev.azwifn.trust.Link.DISCOVERY;
import static dev.azwifn.trust.Link.IDENTITY;
import static dev.azwifn.trust.Link.ISSUER;
import static dev.azwifn.trust.Link.JWKS;
import static dev.azwifn.trust.Link.KEY_PAIR;
import static dev.azwifn.trust.Link.MACHINES;
import static dev.azwifn.trust.Link.SERVICE_ACCOUNTS;

import dev.azwifn.krm.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every check of the chain, in its order. An error is something that cannot work; what works for some people and not for others
 * is a warning.
 */
public enum Check {
    KEY_FILE(KEY_PAIR, ERROR, null, "A key file is garbled, encrypted, or the other half.", "azwi-fn keys"),
    KEY_NOT_RSA(
            KEY_PAIR,
            ERROR,
            "AADSTS5002738",
            "A key is not an RSA key, and Entra ID takes RS256 only.",
            "azwi-fn keys"),
    KEY_SIZE(KEY_PAIR, ERROR, null, "An RSA key has fewer than 2048 bits.", "azwi-fn keys"),
    KEY_HALVES(
            KEY_PAIR,
            ERROR,
            "AADSTS7000272",
            "The public key file does not hold the public half of the private key.",
            "openssl pkey -in sa.key -pubout -out sa.pub"),

    JWKS_FILE(
            JWKS,
            ERROR,
            "AADSTS50166",
            "There is no key set, or it is not a JSON Web Key Set.",
            "azwi-fn oidc --out DIR"),
    JWKS_PRIVATE_MEMBER(
            JWKS,
            ERROR,
            null,
            "A published key holds members of the private key.",
            "a new key pair, and azwi-fn oidc --out DIR"),
    JWKS_SIGNING_KEY(
            JWKS,
            ERROR,
            "AADSTS7000272",
            "The signing key is not in the key set.",
            "azwi-fn oidc --out DIR, and publish it"),
    JWKS_KID(
            JWKS,
            ERROR,
            "AADSTS7000272",
            "The signing key is in the key set under another key ID than tokens name.",
            "azwi-fn oidc --out DIR"),
    JWKS_NUMBERS(
            JWKS,
            ERROR,
            "AADSTS700027",
            "The key set has another key's n or e under the signing key's ID.",
            "azwi-fn oidc --out DIR"),
    JWKS_DUPLICATE_KID(
            JWKS, ERROR, "AADSTS700027", "Two different keys have the same key ID.", "azwi-fn oidc --out DIR"),
    JWKS_ALGORITHM(
            JWKS,
            ERROR,
            "AADSTS700027",
            "The signing key is published for another algorithm than RS256.",
            "alg: RS256"),
    JWKS_USE(
            JWKS,
            ERROR,
            "AADSTS7000272",
            "The signing key is published for something else than signatures.",
            "use: sig"),
    JWKS_BEYOND_LIMIT(
            JWKS,
            ERROR,
            "AADSTS7000272",
            "The signing key comes after the first 100 keys, the only ones that Entra ID reads.",
            "leave out old keys"),
    JWKS_TOO_MANY(JWKS, WARNING, null, "The key set has more than 100 keys.", "leave out old keys"),
    JWKS_FORMER_KEY(
            JWKS,
            WARNING,
            "AADSTS7000272",
            "The API server still verifies with a key that is not published: tokens that it signed are refused.",
            "azwi-fn oidc --key old.pub --out DIR"),

    JWKS_ANSWER(
            JWKS,
            ERROR,
            "AADSTS501661",
            "The published key set does not answer, or not to everybody.",
            "azwi-provision apply"),
    JWKS_TLS(
            JWKS,
            ERROR,
            "AADSTS501661",
            "The server of the key set has no certificate that the public trusts.",
            "a certificate of a public authority"),
    JWKS_REDIRECT(JWKS, WARNING, "AADSTS501661", "The key set is redirected.", "serve it at jwks_uri"),
    JWKS_MEDIA_TYPE(
            JWKS, WARNING, "AADSTS50166", "The key set is not served as JSON.", "Content-Type: application/json"),
    JWKS_CACHE(
            JWKS,
            WARNING,
            "AADSTS7000272",
            "The key set may be kept for more than a day, in which a new key is not seen.",
            "Cache-Control"),
    JWKS_PUBLISHED(
            JWKS, WARNING, "AADSTS7000272", "The published key set is not the local one.", "azwi-provision apply"),

    DISCOVERY_FILE(
            DISCOVERY,
            ERROR,
            "AADSTS50166",
            "There is no discovery document, or it is not a JSON object.",
            "azwi-fn oidc --out DIR"),
    DISCOVERY_JWKS_URI(
            DISCOVERY,
            ERROR,
            "AADSTS50166",
            "jwks_uri is missing, not an https URL, or leads to no key set.",
            "azwi-fn oidc --out DIR"),
    DISCOVERY_JWKS_ELSEWHERE(
            DISCOVERY,
            WARNING,
            "AADSTS7000272",
            "jwks_uri leads away from the issuer, while a key set lies beside the document.",
            "jwks_uri"),
    DISCOVERY_ALGORITHM(
            DISCOVERY,
            ERROR,
            null,
            "The discovery document announces other algorithms than RS256.",
            "id_token_signing_alg_values_supported: [RS256]"),
    DISCOVERY_MEMBERS(
            DISCOVERY, WARNING, null, "A member that OpenID Connect requires is missing.", "azwi-fn oidc --out DIR"),

    DISCOVERY_ANSWER(
            DISCOVERY,
            ERROR,
            "AADSTS501661",
            "The published discovery document does not answer, or not to everybody.",
            "azwi-provision apply"),
    DISCOVERY_TLS(
            DISCOVERY,
            ERROR,
            "AADSTS501661",
            "The issuer's server has no certificate that the public trusts.",
            "a certificate of a public authority"),
    DISCOVERY_REDIRECT(
            DISCOVERY, WARNING, "AADSTS501661", "The discovery document is redirected.", "serve it below the issuer"),
    DISCOVERY_MEDIA_TYPE(
            DISCOVERY,
            WARNING,
            "AADSTS50166",
            "The discovery document is not served as JSON.",
            "Content-Type: application/json"),
    DISCOVERY_PUBLISHED(
            DISCOVERY,
            WARNING,
            "AADSTS50166",
            "The published discovery document is not the local one.",
            "azwi-provision apply"),

    ISSUER_PUBLIC(
            ISSUER,
            ERROR,
            "AADSTS50166",
            "The issuer is a URL that Entra ID cannot read.",
            "a public https URL in spec.issuer"),
    ISSUER_ENTRA(
            ISSUER, ERROR, "AADSTS700222", "The issuer is Entra ID itself.", "the cluster's own issuer in spec.issuer"),
    ISSUER_DISCOVERY(
            ISSUER, ERROR, "AADSTS50166", "The discovery document names another issuer.", "azwi-fn oidc --out DIR"),
    ISSUER_KIND(
            ISSUER,
            ERROR,
            "AADSTS700211",
            "The kind cluster signs in the name of another issuer.",
            "azwi-fn kind > kind.yaml"),
    ISSUER_CONTROL_PLANE(
            ISSUER,
            ERROR,
            "AADSTS700211",
            "A workload cluster signs in the name of an issuer that is almost this one.",
            "service-account-issuer of the control plane"),
    ISSUER_CREDENTIAL(
            ISSUER,
            ERROR,
            "AADSTS700211",
            "A federated credential is for an issuer that is not this one.",
            "azwi-provision apply"),

    ISSUER_CLOUD(
            ISSUER,
            WARNING,
            null,
            "The issuer's storage is in another cloud than spec.azure.cloud.",
            "spec.azure.cloud, or storage in that cloud"),

    KIND_ISSUER(
            API_SERVER,
            ERROR,
            "AADSTS700211",
            "The kind config gives the API server no issuer.",
            "azwi-fn kind > kind.yaml"),
    KIND_PATCH_IGNORED(
            API_SERVER,
            ERROR,
            "AADSTS700211",
            "kind ignores a patch, or loses its arguments: wrong apiVersion or form for this Kubernetes version.",
            "no apiVersion, and extraArgs as a map"),
    KIND_PATCH_FORM(
            API_SERVER,
            WARNING,
            "AADSTS700211",
            "A patch takes effect with some versions of kind and Kubernetes only.",
            "no apiVersion, and extraArgs as a map"),
    KIND_VARIABLE(API_SERVER, WARNING, null, "The kind config holds a variable that is not expanded.", "envsubst"),
    KIND_KEY_MOUNT(
            API_SERVER,
            ERROR,
            "AADSTS7000272",
            "No mount puts a key file where the API server looks for it: kubeadm makes another one.",
            "azwi-fn kind > kind.yaml"),
    KIND_KEY_POD(
            API_SERVER,
            ERROR,
            null,
            "The API server's pod does not see the folder of a key file.",
            "mount the keys in /etc/kubernetes/pki"),
    KIND_KEY_NODES(
            API_SERVER,
            ERROR,
            "AADSTS7000272",
            "A key file is not, or cannot be, on every control-plane node.",
            "mount the keys in /etc/kubernetes/pki of the first control-plane node only"),
    KIND_HOST_FILE(
            API_SERVER,
            ERROR,
            "AADSTS7000272",
            "A mounted file is not the key file that was checked.",
            "hostPath of the mount"),
    KIND_HOST_PATH(
            API_SERVER,
            WARNING,
            null,
            "A mounted file is not on this machine; docker makes a directory of that name.",
            "hostPath of the mount"),
    KIND_PUBLIC_KEY_FORM(
            API_SERVER,
            ERROR,
            null,
            "The mounted public key is in a form that kube-apiserver does not read.",
            "openssl rsa -RSAPublicKey_in -in FILE -pubout -out NEWFILE"),
    CONTROL_PLANE_KEY(
            API_SERVER,
            WARNING,
            "AADSTS7000272",
            "A workload cluster signs in the name of this issuer with a key of its own.",
            "a Secret <cluster>-sa with the key pair, or the default issuer"),
    CONTROL_PLANE_SECRET(
            API_SERVER,
            ERROR,
            "AADSTS7000272",
            "A workload cluster signs in the name of this issuer with the other key in its Secret <cluster>-sa.",
            "the key pair in the Secret"),
    CONTROL_PLANE_SECRET_KEY(
            API_SERVER,
            ERROR,
            null,
            "The Secret <cluster>-sa lacks one of the keys that Cluster API reads.",
            "azwi-fn secret"),
    CONTROL_PLANE_SECRET_FORM(
            API_SERVER,
            WARNING,
            null,
            "The Secret <cluster>-sa has another type or label than Cluster API's own, which does not look after it then.",
            "type and label of the Secret"),
    CONTROL_PLANE_ISSUER(
            API_SERVER,
            ERROR,
            "AADSTS700211",
            "A cluster that spec.selfHosted is for has another issuer.",
            "azwi-fn -f workload-identity.yaml --in-place FILE"),
    CONTROL_PLANE_PATCH(
            API_SERVER,
            ERROR,
            "AADSTS700211",
            "A patch of a ClusterClass takes the issuer away again.",
            "patch single arguments"),
    CONTROL_PLANE_PATCH_CONDITIONAL(
            API_SERVER,
            WARNING,
            "AADSTS700211",
            "A patch of a ClusterClass takes the issuer away again where a variable says so.",
            "patch single arguments"),
    CONTROL_PLANE_ARGUMENTS(
            API_SERVER,
            ERROR,
            null,
            "The control plane's extraArgs have the form of another API version.",
            "a map for v1beta1, a list of {name, value} for v1beta2"),
    CONTROL_PLANE_VARIABLE(
            API_SERVER,
            WARNING,
            "AADSTS700211",
            "A control plane's issuer is a variable that is not expanded.",
            "clusterctl generate cluster, or envsubst"),
    CONTROL_PLANE_ECDSA(
            API_SERVER,
            WARNING,
            "AADSTS5002738",
            "encryptionAlgorithm makes an ECDSA service account key too, and Entra ID takes RS256 only.",
            "a Secret <cluster>-sa with an RSA key pair"),

    TOKEN_ISSUER(
            API_SERVER,
            ERROR,
            "AADSTS700211",
            "No federated credential has the issuer of the token.",
            "--service-account-issuer, or spec.issuer.url"),
    TOKEN_ISSUER_ENTRA(
            API_SERVER, ERROR, "AADSTS700222", "The token is one of Entra ID.", "a token of the service account"),
    TOKEN_ALGORITHM(
            API_SERVER,
            ERROR,
            "AADSTS5002738",
            "The token is signed with another algorithm than RS256.",
            "an RSA key pair for the API server"),
    TOKEN_KEY(
            API_SERVER,
            ERROR,
            "AADSTS7000272",
            "The token is signed with a key that is not published.",
            "azwi-fn oidc --key FILE --out DIR"),
    TOKEN_SIGNATURE(
            API_SERVER,
            ERROR,
            "AADSTS700027",
            "The signature of the token does not verify with the key of its ID.",
            "an untouched token, or azwi-fn oidc --out DIR"),

    SERVICE_ACCOUNT_MISSING(
            SERVICE_ACCOUNTS,
            ERROR,
            "AADSTS700213",
            "The service account of CAPZ or of ASO is not among those that are trusted.",
            "spec.serviceAccounts"),
    SERVICE_ACCOUNT_NAMESPACE(
            SERVICE_ACCOUNTS,
            WARNING,
            "AADSTS700213",
            "The namespace is the clusters', or not the same for CAPZ and ASO; it has to be the one where they run.",
            "spec.serviceAccounts"),

    TOKEN_FORM(
            SERVICE_ACCOUNTS, ERROR, "AADSTS50027", "The token is not one, or cannot be read.", "kubectl create token"),
    TOKEN_LEGACY(
            SERVICE_ACCOUNTS,
            ERROR,
            "AADSTS700211",
            "The token is one of a Secret, or never expires.",
            "kubectl create token"),
    TOKEN_SUBJECT(
            SERVICE_ACCOUNTS,
            ERROR,
            "AADSTS700213",
            "No federated credential has the subject of the token.",
            "spec.serviceAccounts"),
    TOKEN_SUBJECT_CASE(
            SERVICE_ACCOUNTS,
            ERROR,
            "AADSTS7002138",
            "The subject of the token differs from a federated credential's in case only.",
            "azwi-provision apply"),
    TOKEN_AUDIENCE(
            SERVICE_ACCOUNTS,
            ERROR,
            "AADSTS700212",
            "The token is for another audience.",
            "kubectl create token --audience"),
    TOKEN_TIME(
            SERVICE_ACCOUNTS, ERROR, "AADSTS700024", "The token is expired, or not valid yet.", "kubectl create token"),
    TOKEN_LIFETIME(
            SERVICE_ACCOUNTS,
            ERROR,
            "AADSTS70023",
            "The token is valid for more than a day.",
            "kubectl create token --duration"),

    CREDENTIALS_NONE(
            CREDENTIALS, ERROR, "AADSTS70025", "The identity has no federated credential.", "azwi-provision apply"),
    CREDENTIAL_MISSING(
            CREDENTIALS,
            ERROR,
            "AADSTS700213",
            "No federated credential is for a service account of this issuer.",
            "azwi-provision apply"),
    CREDENTIAL_SUBJECT_CASE(
            CREDENTIALS,
            ERROR,
            "AADSTS7002138",
            "A federated credential's subject differs from the service account in case only.",
            "azwi-provision apply"),
    CREDENTIAL_AUDIENCE(
            CREDENTIALS,
            ERROR,
            "AADSTS700212",
            "A federated credential is for another audience than tokens have.",
            "azwi-provision apply"),
    CREDENTIAL_DUPLICATE(
            CREDENTIALS,
            ERROR,
            null,
            "Two federated credentials have the same name, or the same issuer and subject; Azure refuses the second.",
            "azwi-provision apply"),
    CREDENTIAL_NAME(
            CREDENTIALS,
            ERROR,
            null,
            "A federated credential's name is one that Azure refuses.",
            "3 to 120 of A-Z a-z 0-9 - _"),
    CREDENTIAL_LENGTH(
            CREDENTIALS, ERROR, null, "Issuer, subject or audience has more than 600 characters.", "shorter names"),
    CREDENTIAL_LIMIT(
            CREDENTIALS, ERROR, null, "The identity has more than 20 federated credentials.", "a second identity"),
    CREDENTIAL_EXTRA(
            CREDENTIALS,
            WARNING,
            null,
            "The identity trusts a service account of this issuer that the config does not name.",
            "remove it, or name it in spec.serviceAccounts"),

    CLIENT_ID(
            IDENTITY,
            ERROR,
            "AADSTS700016",
            "clientID is not the managed identity's client ID.",
            "spec.clusterIdentity.clientID"),
    CLIENT_ID_CONFUSED(
            IDENTITY,
            ERROR,
            "AADSTS700016",
            "clientID is another ID: the principal's, the tenant's or the subscription's.",
            "spec.clusterIdentity.clientID"),
    TENANT_ID(IDENTITY, ERROR, "AADSTS90002", "tenantID is not the managed identity's tenant.", "spec.azure.tenantID"),
    TENANT_ID_CONFUSED(IDENTITY, ERROR, "AADSTS90002", "tenantID is the subscription's ID.", "spec.azure.tenantID"),

    CLUSTER_IDENTITY_TYPE(
            CLUSTER_IDENTITY,
            ERROR,
            "AADSTS7000215",
            "An AzureClusterIdentity is not of type WorkloadIdentity.",
            "spec.type: WorkloadIdentity"),
    CLUSTER_IDENTITY_CLIENT_ID(
            CLUSTER_IDENTITY,
            ERROR,
            "AADSTS700016",
            "An AzureClusterIdentity has no or another client ID.",
            "spec.clientID"),
    CLUSTER_IDENTITY_TENANT_ID(
            CLUSTER_IDENTITY,
            ERROR,
            "AADSTS90002",
            "An AzureClusterIdentity has no or another tenant ID.",
            "spec.tenantID"),
    CLUSTER_IDENTITY_VARIABLE(
            CLUSTER_IDENTITY,
            WARNING,
            "AADSTS700016",
            "A field of an AzureClusterIdentity is a variable that is not expanded.",
            "clusterctl generate cluster, or envsubst"),
    CLUSTER_IDENTITY_SECRET(
            CLUSTER_IDENTITY, WARNING, null, "A client secret is left over, and ignored.", "remove spec.clientSecret"),
    CLUSTER_IDENTITY_FIELD(
            CLUSTER_IDENTITY,
            ERROR,
            null,
            "A field belongs to another type: CAPZ's webhook refuses it.",
            "remove the field"),
    CLUSTER_IDENTITY_NAMESPACE(
            CLUSTER_IDENTITY,
            ERROR,
            null,
            "allowedNamespaces does not admit the namespace of a cluster that uses the identity.",
            "spec.allowedNamespaces"),
    CLUSTER_IDENTITY_REFERENCE(
            CLUSTER_IDENTITY,
            WARNING,
            null,
            "A cluster's identityRef names no AzureClusterIdentity that was given.",
            "spec.identityRef"),

    CLOUD_CLUSTER(
            CLUSTER_IDENTITY,
            ERROR,
            "AADSTS90038",
            "A cluster is for another cloud than spec.azure.cloud.",
            "spec.azureEnvironment"),
    CLOUD_ASO(
            CLUSTER_IDENTITY,
            ERROR,
            "AADSTS90038",
            "The settings of Azure Service Operator are those of another cloud.",
            "azwi-fn plan --output aso"),
    CLOUD_CAPZ(
            CLUSTER_IDENTITY,
            ERROR,
            "AADSTS90038",
            "CAPZ asks the Entra ID of another cloud.",
            "AZURE_AUTHORITY_HOST of the Deployment capz-controller-manager"),

    MACHINE_IDENTITY_MISSING(
            MACHINES,
            ERROR,
            null,
            "The control plane has no identity: the cloud provider starts without credentials.",
            "azwi-fn -f workload-identity.yaml --in-place FILE"),
    MACHINE_IDENTITY_PLACEHOLDER(
            MACHINES,
            ERROR,
            "LinkedAuthorizationFailed",
            "Machines carry the placeholder of CAPZ's own CI, an identity that is not yours.",
            "azwi-fn -f workload-identity.yaml --in-place FILE"),
    MACHINE_IDENTITY_DIFFERS(
            MACHINES,
            WARNING,
            null,
            "Machines carry another identity than the config's.",
            "spec.machineIdentity, or userAssignedIdentities"),
    MACHINE_IDENTITY_ORDER(
            MACHINES,
            WARNING,
            null,
            "The config's identity is not the first, which is the one that the cloud provider signs in with.",
            "the order of userAssignedIdentities"),
    MACHINE_IDENTITY_SPELLING(
            MACHINES,
            WARNING,
            null,
            "providerID is not spelled as Azure returns it, and CAPZ compares it to the letter.",
            "providerID"),
    MACHINE_IDENTITY_INVALID(
            MACHINES,
            ERROR,
            null,
            "identity and userAssignedIdentities do not go together: CAPZ's webhook refuses them.",
            "identity: UserAssigned with a list, and no role for a system-assigned identity"),
    MACHINE_IDENTITY_VARIABLE(
            MACHINES,
            WARNING,
            null,
            "A providerID holds a variable that is not expanded.",
            "clusterctl generate cluster, or envsubst"),
    MACHINE_PROVIDER_ID(
            MACHINES, ERROR, null, "A providerID is not the resource ID of a managed identity.", "providerID"),
    MANAGED_IDENTITY_PREFIX(
            MACHINES,
            ERROR,
            null,
            "An identity of an AKS cluster begins with azure://, which goes to Azure as it is.",
            "the ID without azure://");

    private final Link link;
    private final Severity severity;
    private final @Nullable String code;
    private final String description;
    private final String remedy;

    Check(Link link, Severity severity, @Nullable String code, String description, String remedy) {
        this.link = link;
        this.severity = severity;
        this.code = code;
        this.description = description;
        this.remedy = remedy;
    }

    /** Stable, for suppressions and links: {@code jwks-kid}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The link that it checks. */
    public Link link() {
        return link;
    }

    public Severity severity() {
        return severity;
    }

    /** What Entra ID ({@code AADSTS700211}) or Azure Resource Manager would say; null if nobody would give a code. */
    public @Nullable String code() {
        return code;
    }

    /** What is wrong where it finds something: a sentence. */
    public String description() {
        return description;
    }

    /** What repairs it in general: a command, or the field to set. */
    public String remedy() {
        return remedy;
    }
}
