package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.CREDENTIALS;
import static dev.azwifn.cli.verify.World.ISSUER;
import static dev.azwifn.cli.verify.World.SLASHLESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.trust.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Service accounts, and the federated credentials for them. */
class CredentialMutationsTest extends ChainMutations {
    private static final String CAPZ = "system:serviceaccount:capz-system:capz-manager";

    CredentialMutationsTest() {
        super("credentials");
    }

    static List<Mutation> mutations() {
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
                        .at("- name: more"),
                text(
                                "CAPZ forgotten",
                                CONFIG,
                                "    - {namespace: capz-system, name: capz-manager}\n",
                                "",
                                Check.SERVICE_ACCOUNT_MISSING)
                        .at("serviceAccounts:")
                        .fixable(),
                of(
                                "ASO in another namespace, where others are installed",
                                world -> {
                                    world.replace(
                                            CONFIG,
                                            "namespace: capz-system, name: azure",
                                            "namespace: aso, name: azure");
                                    world.replace(CREDENTIALS, "capz-system:azure", "aso:azure");
                                    world.write(
                                            CLUSTER,
                                            world.read(CLUSTER)
                                                    + serviceAccount("aso", "another")
                                                    + serviceAccount("other", "azureserviceoperator-default")
                                                    + serviceAccount("aso", "azureserviceoperator-default")
                                                            .replace("kind: ServiceAccount", "kind: ConfigMap"));
                                },
                                Check.SERVICE_ACCOUNT_NAMESPACE,
                                CONFIG)
                        .at("namespace: aso"),
                of(
                                "no credential for CAPZ",
                                world -> world.write(
                                        CREDENTIALS,
                                        world.read(CREDENTIALS)
                                                .replaceAll("- name: capz-system_capz.*\n.*\n.*\n.*\n", "")),
                                Check.CREDENTIAL_MISSING,
                                CREDENTIALS)
                        .at("federatedCredentials:"),
                text(
                        "three letters wrong in a subject",
                        CREDENTIALS,
                        "subject: " + CAPZ,
                        "subject: " + CAPZ.replace("manager", "mxxxger"),
                        Check.CREDENTIAL_MISSING),
                of(
                                "no credential for CAPZ, and one of another cluster for almost the same",
                                world -> {
                                    world.write(
                                            CREDENTIALS,
                                            world.read(CREDENTIALS)
                                                    .replaceAll("- name: capz-system_capz.*\\n.*\\n.*\\n.*\\n", ""));
                                    world.replace(
                                            CREDENTIALS,
                                            "subject: " + CAPZ,
                                            "subject: " + CAPZ.replace("manager", "manger"));
                                },
                                Check.CREDENTIAL_MISSING,
                                CREDENTIALS)
                        .at("federatedCredentials:"));
    }

    private static String credential(String name, String issuer, String subject) {
        return "- name: " + name + "\n  issuer: " + issuer + "\n  subject: " + subject
                + "\n  audience: api://AzureADTokenExchange";
    }

    static String serviceAccount(String namespace, String name) {
        return "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: " + name + ", namespace: " + namespace
                + "}\n";
    }

    private static List<String> findings(World world) {
        return Found.in(world.verify()).stream().map(Found::check).toList();
    }

    @Test
    void quiteAnotherSubjectIsOneTooMuchAndOneTooFew() {
        World world = World.in(folder);
        world.replace(CREDENTIALS, "subject: " + CAPZ, "subject: " + CAPZ.replace("manager", "mxxxxer"));
        assertThat(findings(world)).containsExactly("credential-missing", "credential-extra");
    }

    @Test
    void twoThatNobodyWantsAreOneTooMuchAndTwice() {
        World world = World.in(folder);
        String one = credential("one", ISSUER, "s");
        world.replace(CREDENTIALS, "differences: []", one + "\n" + one.replace("one", "two"));
        assertThat(findings(world)).containsExactly("credential-duplicate", "credential-extra");
    }

    @Test
    void credentialsForQuiteAnotherIssuer() {
        World world = World.in(folder);
        world.replaceAll(CREDENTIALS, "  issuer: " + ISSUER, "  issuer: https://elsewhere.example.com/");
        assertThat(findings(world)).containsExactly("issuer-credential", "issuer-credential");
    }

    @Test
    void plannedCredentialsAreChecked() {
        World world = World.in(folder);
        StringBuilder accounts = new StringBuilder();
        for (int i = 0; i < 19; i++) {
            accounts.append("    - {namespace: tools, name: tool-").append(i).append("}\n");
        }
        world.replace(CONFIG, "  selfHosted: true\n", accounts + "  selfHosted: true\n");
        assertThat(Found.in(Program.in(folder).run("verify", "-f", CONFIG)))
                .containsExactly(new Found(null, "credential-limit"));
    }

    @Test
    void withoutCapzAndAsoBothAreMissed() {
        World world = World.in(folder);
        world.replaceAll(CONFIG, "namespace: capz-system, name: ", "namespace: tools, name: my-");
        Program.Run run = Program.in(folder).run("verify", "-f", CONFIG);
        assertThat(Found.in(run))
                .extracting(Found::check)
                .containsExactly("service-account-missing", "service-account-missing");
        assertThat(run.text()).contains("{namespace: capz-system, name: capz-manager}");
    }

    @Test
    void oneIsForAlmostOurIssuerAndOneIsMissing() {
        World world = World.in(folder);
        world.replace(CREDENTIALS, "  issuer: " + ISSUER, "  issuer: " + SLASHLESS);
        world.write(
                CREDENTIALS, world.read(CREDENTIALS).replaceAll("- name: capz-system_azure.*\\n.*\\n.*\\n.*\\n", ""));
        assertThat(findings(world)).containsExactly("issuer-credential", "credential-missing");
    }

    @Test
    void onlyAnotherClusterHasCredentials() {
        World world = World.in(folder);
        world.write(CREDENTIALS, world.read(CREDENTIALS).replaceAll("- name: capz-system_.*\\n.*\\n.*\\n.*\\n", ""));
        assertThat(findings(world)).containsExactly("issuer-credential", "credential-missing");
    }

    @Test
    void aForgottenAccountExcusesNoOtherCredential() {
        World world = World.in(folder);
        world.replace(CONFIG, "    - {namespace: capz-system, name: azureserviceoperator-default}\n", "");
        world.replace(CREDENTIALS, "differences: []", credential("more", ISSUER, "s"));
        assertThat(findings(world)).containsExactly("service-account-missing", "credential-extra");
    }

    @Test
    void whatIsForgottenIsWhereTheOtherIs() {
        World world = World.in(folder);
        world.replace(CONFIG, "{namespace: capz-system, name: capz-manager}", "{namespace: capz, name: capz-manager}");
        world.replace(CONFIG, "    - {namespace: capz-system, name: azureserviceoperator-default}\n", "");
        assertThat(Program.in(folder).run("verify", "-f", CONFIG).text())
                .contains("add {namespace: capz, name: azureserviceoperator-default}");
    }
}
