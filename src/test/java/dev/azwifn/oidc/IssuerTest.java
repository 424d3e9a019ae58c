package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {
    @ParameterizedTest
    @CsvSource({
        "AzurePublicCloud, https://acct.blob.core.windows.net/oidc/",
        "AzureUSGovernmentCloud, https://acct.blob.core.usgovcloudapi.net/oidc/",
        "AzureChinaCloud, https://acct.blob.core.chinacloudapi.cn/oidc/",
    })
    void derivedWithItsSlash(String cloud, String url) {
        assertThat(Issuer.ofContainer(cloud, "acct", "oidc").url()).isEqualTo(url);
    }

    @Test
    void notDerivedWhereItCannotBe() {
        assertThatThrownBy(() -> Issuer.ofContainer("AzureGermanCloud", "acct", "oidc"))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("the cloud 'AzureGermanCloud' is not known");
        assertThatThrownBy(() -> Issuer.ofContainer("AzurePublicCloud", "acct", "$web"))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("give its URL");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/oidc/, https://a.example/oidc/openid/v1/jwks, https://a.example/oidc/.well-known/openid-configuration",
        "https://a.example/oidc, https://a.example/oidc/openid/v1/jwks, https://a.example/oidc/.well-known/openid-configuration",
        "https://a.example, https://a.example/openid/v1/jwks, https://a.example/.well-known/openid-configuration",
        "https://a.example/, https://a.example/openid/v1/jwks, https://a.example/.well-known/openid-configuration",
        "https://a.example//, https://a.example//openid/v1/jwks, https://a.example//.well-known/openid-configuration",
    })
    void documentsLieBelowIt(String url, String jwks, String discovery) {
        Issuer issuer = new Issuer(url);

        assertThat(issuer.url()).isEqualTo(url);
        assertThat(issuer.jwksUri()).isEqualTo(jwks);
        assertThat(issuer.discoveryUri()).isEqualTo(discovery);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://oidc.prod-aks.azure.com/00000000-0000-0000-0000-000000000000/",
                "https://acct.z13.web.core.windows.net/",
                "https://localhost:8443/x",
                "https://10.0.0.1/~me/%7e/",
                "https://UPPER.example/Path",
            })
    void exactWhereGiven(String url) {
        assertThat(new Issuer(url)).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "|is empty",
                "http://a.example/|is not an https URL",
                "HTTPS://a.example/|is not an https URL",
                "a.example/oidc/|is not an https URL",
                " https://a.example/|at position 1; remove it",
                "https://a.example/ |at position 19; remove it",
                "https://a.example/\t|at position 19; remove it",
                "https://a.exam\u00adple/|at position 15; remove it",
                "https://a.example/?x=1|has a query or fragment; an issuer ends before '?'",
                "https://a.example/#x|has a query or fragment; an issuer ends before '#'",
                "https://a.example/${NAME}/|has '{' at position 20",
                "https://a.example\\oidc|has '\\' at position 18",
                "https://user:word@a.example/|has a user name or password",
                "https://|no valid host",
                "https:///oidc/|no valid host",
                "https://-a.example/|no valid host",
                "https://a..example/|no valid host",
                "https://a.example:0/|no valid host",
                "https://a.example:65536/|no valid host",
                "https://a.example:/|no valid host",
            })
    void whatEntraWouldRefuse(String url, String problem) {
        assertThatThrownBy(() -> new Issuer(url == null ? "" : url))
                .isInstanceOf(OidcException.class)
                .hasMessageStartingWith("the issuer ")
                .hasMessageContaining(problem)
                .hasMessageNotContaining("word@");
    }

    @Test
    void noLongerThanAFederatedCredentialHolds() {
        String url = "https://a.example/" + "x".repeat(582);

        assertThat(new Issuer(url).url()).hasSize(600);
        assertThatThrownBy(() -> new Issuer(url + "x")).hasMessageContaining("is 601 characters long");
    }

    /** Whatever is accepted is a URI that means the same, and both documents are below it. */
    @Test
    void acceptedTextIsAlwaysAUri() {
        Random random = new Random(4);
        String alphabet = "azAZ.-:/%~_@?# {}\"é$&'()*+,;=[]";
        int accepted = 0;
        for (int run = 0; run < 20_000; run++) {
            StringBuilder url = new StringBuilder("https://a");
            for (int i = random.nextInt(12); i > 0; i--) {
                url.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (IssuerSyntax.problem(url.toString()) == null
                    && url.indexOf("%") < 0
                    && url.indexOf("[") < 0
                    && url.indexOf("]") < 0) {
                URI uri = URI.create(url.toString());
                assertThat(uri).hasScheme("https").hasNoQuery().hasNoFragment().hasNoUserInfo();
                assertThat(uri.getHost()).startsWith("a");
                assertThat(new Issuer(url.toString()).discoveryUri()).startsWith(url.toString());
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(1000);
    }
}
