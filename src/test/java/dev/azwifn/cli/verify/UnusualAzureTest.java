package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.CREDENTIALS;
import static dev.azwifn.cli.verify.World.ISSUER;

import java.util.stream.Stream;

/** Service accounts, and federated credentials. */
class UnusualAzureTest extends UnusualChains {

    static Stream<Unusual> unusual() {
        return Stream.of(
                holds("CAPZ in another namespace, with its clusters", world -> {
                    world.write(CONFIG, world.read(CONFIG).replace("capz-system", "team-a"));
                    world.write(CREDENTIALS, world.read(CREDENTIALS).replace("capz-system:", "team-a:"));
                    world.write(
                            CLUSTER,
                            world.read(CLUSTER)
                                    + "---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: capz-manager\n"
                                    + "  namespace: team-a\n");
                }),
                holds("ASO where its service account is", world -> {
                    world.replace(CONFIG, "namespace: capz-system, name: azure", "namespace: aso, name: azure");
                    world.replace(CREDENTIALS, "capz-system:azure", "aso:azure");
                    world.write(
                            CLUSTER,
                            world.read(CLUSTER)
                                    + CredentialMutationsTest.serviceAccount("aso", "azureserviceoperator-default"));
                }),
                holds("clusters in CAPZ's own namespace", world -> world.replaceAll(CLUSTER, "team-a", "capz-system")),
                holds("as many credentials as an identity may have, and one as long as may be", world -> {
                    StringBuilder more = new StringBuilder();
                    for (int i = 0; i < 17; i++) {
                        more.append("- {name: more-")
                                .append(i)
                                .append(", issuer: \"https://x.example/\", audience: a, subject: ")
                                .append("s".repeat(600 - i))
                                .append("}\n");
                    }
                    world.replace(CREDENTIALS, "differences: []", more.toString());
                }),
                holds("ASO by itself", world -> {
                    world.replace(CONFIG, "capz-system, name: azure", "azureserviceoperator-system, name: azure");
                    world.replace(CREDENTIALS, "capz-system:azure", "azureserviceoperator-system:azure");
                }),
                holds("a service account of the user's own", world -> {
                    world.replace(
                            CONFIG,
                            "  serviceAccounts:\n",
                            "  serviceAccounts:\n    - {namespace: tools, name: external-dns}\n");
                    world.replace(
                            CREDENTIALS,
                            "differences: []",
                            "- {name: dns, issuer: \"" + ISSUER
                                    + "\", subject: \"system:serviceaccount:tools:external-dns\", audience: \"api://AzureADTokenExchange\"}");
                }),
                holds("what az prints", world -> world.write(CREDENTIALS, """
                        [
                          {"audiences": ["api://AzureADTokenExchange"], "issuer": "%s", "name": "capz",
                           "subject": "system:serviceaccount:capz-system:capz-manager", "type": "x"},
                          {"audiences": ["api://AzureADTokenExchange"], "issuer": "%s", "name": "aso",
                           "subject": "system:serviceaccount:capz-system:azureserviceoperator-default"}
                        ]
                        """.formatted(ISSUER, ISSUER))),
                holds(
                        "two audiences for one subject",
                        world -> world.replace(
                                CREDENTIALS,
                                "differences: []",
                                "- {name: other-audience, issuer: \"https://x.example/\", subject: s, audience: other}")),
                holds("CAPZ in a namespace of its own", world -> {
                    world.replaceAll(CONFIG, "capz-system", "capz");
                    world.replaceAll(CREDENTIALS, "capz-system:", "capz:");
                    world.write(
                            CLUSTER,
                            world.read(CLUSTER)
                                    + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: capz}\n");
                }));
    }
}
