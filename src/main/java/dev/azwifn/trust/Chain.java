package dev.azwifn.trust;

import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import java.util.List;

/** The chain of trust: from the signing key to the machines, checked link by link with what there is. */
public final class Chain {
    private Chain() {}

    /**
     * Checks everything that can be checked. Pure, but for the files that the evidence gives access to.
     *
     * @throws dev.azwifn.yaml.YamlException if a document is not valid YAML
     */
    public static ChainVerdict verify(Evidence evidence) {
        ChainReport report = new ChainReport();
        String expected = IssuerLink.expected(evidence);
        KeyPairLink.Keys keys = KeyPairLink.check(evidence, report);
        DiscoveryLink.Discovery discovery = DiscoveryLink.check(evidence, expected, report);
        JwksLink.check(evidence, discovery.keySet(), keys, report);
        String issuer = IssuerLink.check(evidence, expected, discovery, report);
        KindLink.check(evidence, keys, issuer, report);
        ControlPlaneLink.check(evidence, keys, issuer, report);
        List<ServiceAccount> forgotten = ServiceAccountsLink.check(evidence, report);
        CredentialsLink.check(evidence, issuer, forgotten, report);
        IdentityLink.check(evidence, report);
        ClusterIdentityLink.check(evidence, report);
        MachinesLink.check(evidence, report);
        return report.verdict();
    }
}
