package dev.azwifn.trust.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    /** Each holds HIDDEN1, and must not afterwards. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret=HIDDEN1&scope=x",
                "\"client_secret\": \"HIDDEN1 with space\", \"x\": 1",
                "clientSecret: HIDDEN1",
                "AZURE_CLIENT_SECRET=HIDDEN1",
                "client_assertion=HIDDEN1",
                "https://a.blob.core.windows.net/c/b?sv=2022&sig=HIDDEN1%3D&se=1",
                "AccountKey=HIDDEN1==;EndpointSuffix=x",
                "SharedAccessSignature=HIDDEN1",
                "password: HIDDEN1",
                "\"access_token\":\"HIDDEN1\"",
                "Authorization: Bearer HIDDEN1",
                "\"Authorization\":\"SharedKey a:HIDDEN1\"",
                "token eyJhbGciOiHIDDEN1.eyJpc3MiOiJIUzI1NiJ9.abc-_",
                "eyJhbGciOiHIDDEN1",
                "-----BEGIN RSA PRIVATE KEY----- MIIHIDDEN1/abc+x -----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMIIHIDDEN1/abc+x",
                "aHIDDEN1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            })
    void secretsAreMasked(String text) {
        assertThat(Secrets.masked(text)).contains("***").doesNotContain("HIDDEN1");
    }

    @Test
    void whatStandsAroundThemStays() {
        assertThat(Secrets.masked("a client_secret=$1\\x&scope=x \"sig\":\"y\" b"))
                .isEqualTo("a client_secret=***&scope=x \"sig\":*** b");
    }

    /** What an explanation is made of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Assertion Issuer: 'https://oidcissuer.blob.core.windows.net/oidc/'. Assertion Subject: 'system:serviceaccount:capz-system:capz-manager'",
                "certificate with identifier '2A3FPpix2keOV1SGPQiM0_wVemz4XOIgQyJJnpu5sPE'",
                "must contain the following parameter: 'client_assertion' or 'client_secret'.",
                "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "the client secret value, not the client secret ID, for a secret added to app '77777777-8888-4999-8aaa-bbbbbbbbbbbb'",
                "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                "--------------------------------------------------------------------------------",
                "kubeconfig: x, design: y",
                "/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/capz-ci/providers/Microsoft.ManagedIdentity/userAssignedIdentities/cloud-provider-user-identity",
            })
    void theRestIsLeftAlone(String text) {
        assertThat(Secrets.masked(text)).isEqualTo(text);
    }
}
