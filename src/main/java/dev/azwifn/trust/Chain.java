package dev.azwifn.trust;

import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.CloudSettings;
import dev.azwifn.capz.ClustersOfControlPlanes;
import dev.azwifn.capz.ControlPlane;
import dev.azwifn.capz.KeySecret;
import dev.azwifn.capz.MachineKind;
import dev.azwifn.capz.MachineRoles;
import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.oidc.Jwks.Jwk;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The chain of trust: from the signing key to the machines, checked link by link with what there is. */
public final class Chain {
    private Chain() {}

    /** Whether a resource of this kind can be part of the chain. */
    public static boolean reads(String kind) {
        return AzureClusterIdentity.isKind(kind)
                || ClusterUse.isKind(kind)
                || MachineKind.isOne(kind)
                || MachineRoles.dependOn(kind)
                || ControlPlane.isKind(kind)
                || ControlPlane.isManagedKind(kind)
                || ClustersOfControlPlanes.dependOn(kind)
                || KeySecret.isKind(kind)
                || CloudSettings.isClusterKind(kind)
                || kind.equals("Deployment")
                || kind.equals("Namespace")
                || kind.equals("ServiceAccount");
    }

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
        CloudLink.check(evidence, issuer, report);
        ControlPlaneLink.check(evidence, trusted(discovery.keySet(), keys), issuer, report);
        List<ServiceAccount> forgotten = ServiceAccountsLink.check(evidence, report);
        CredentialsLink.check(evidence, issuer, forgotten, report);
        IdentityLink.check(evidence, report);
        TokenLink.check(evidence, discovery.keySet(), keys, report);
        ClusterIdentityLink.check(evidence, report);
        MachinesLink.check(evidence, report);
        return report.verdict();
    }

    /** The keys that Entra ID knows or is to know: those of the config, and whatever else is published. */
    private static List<RSAPublicKey> trusted(@Nullable Published keySet, KeyPairLink.Keys keys) {
        Set<RSAPublicKey> trusted = new LinkedHashSet<>(keys.publicKeys());
        List<Jwk> published = keySet == null ? null : keySet.keys();
        if (published != null) {
            published.forEach(key -> trusted.add(key.key()));
        }
        return List.copyOf(trusted);
    }
}
