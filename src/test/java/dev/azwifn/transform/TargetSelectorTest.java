package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetSelectorTest {
    private static final Resource RESOURCE = Run.parse("""
            apiVersion: cluster.x-k8s.io/v1beta1
            kind: Cluster
            metadata:
              name: azwi-1
              namespace: team
              labels: {tier: gold, cni: calico, empty: "", flag: null}
              annotations: {example.com/owner: me}
            """).get(0);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, -, -, true",
                "cluster.x-k8s.io, v1beta1, Cluster, azwi-1, team, true",
                "'', '', '', '', '', true",
                "cluster, -, -, -, -, false",
                "cluster.*, -, -, -, -, true",
                "-, v1, -, -, -, false",
                "-, v1.*, -, -, -, true",
                "-, -, Clust, -, -, false",
                "-, -, Cluster|Machine, -, -, true",
                "-, -, -, azwi, -, false",
                "-, -, -, azwi-[0-9]+, -, true",
                "-, -, -, ^azwi-1$, -, true",
                "-, -, -, -, default, false",
            })
    void patternsFitWholeValues(
            String group, String version, String kind, String name, String namespace, boolean fits) {
        assertThat(select(group, version, kind, name, namespace, null, null)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tier=gold                     | true",
                "tier == gold                  | true",
                "tier=silver                   | false",
                "tier!=silver                  | true",
                "tier != gold                  | false",
                "missing!=x                    | true",
                "tier in (gold, silver)        | true",
                "tier in (silver)              | false",
                "tier notin (silver)           | true",
                "tier notin (gold,silver)      | false",
                "missing notin (x)             | true",
                "missing in (x)                | false",
                "missing in ()                 | false",
                "missing=                      | false",
                "''                            | true",
                "' '                           | true",
                "tier                          | true",
                "missing                       | false",
                "!missing                      | true",
                "!tier                         | false",
                "empty=                        | true",
                "empty in ()                   | true",
                "tier=gold,cni=calico          | true",
                "tier in (gold,x),!missing,cni | true",
                "tier=gold,cni=cilium          | false",
            })
    void labelSelectors(String selector, boolean fits) {
        assertThat(select(null, null, null, null, null, selector, null)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"example.com/owner=me, true", "example.com/owner, true", "example.com/owner=you, false"})
    void annotationSelectors(String selector, boolean fits) {
        assertThat(select(null, null, null, null, null, null, selector)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=x",
                "a in",
                "a in b",
                "a in (b",
                "in (b)",
                "a=b=c",
                "a,,b",
                "a b",
                "!",
                "a>1",
                "a near (b)",
                "a in (b c)",
                "a in b)",
                "b)",
                "(a)"
            })
    void selectorsThatAreNone(String selector) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelSelector.parse("target.labelSelector", selector))
                .withMessageContaining("target.labelSelector is not a selector")
                .withMessageContaining(selector);
    }

    @ParameterizedTest
    @CsvSource({"default, true", "team, false"})
    void resourceWithoutNamespaceIsInDefault(String namespace, boolean fits) {
        Resource resource = Run.parse("{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}")
                .get(0);
        WorkloadIdentity.Target target = new WorkloadIdentity.Target("", null, null, null, namespace, null, null);
        assertThat(TargetSelector.of(target).selects(resource)).isEqualTo(fits);
    }

    @Test
    void anEmptyNamespaceIsTheDefaultOne() {
        Resource resource = Run.parse("{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: ''}}")
                .get(0);
        assertThat(TargetSelector.of(new WorkloadIdentity.Target(null, null, null, null, "default", null, null))
                        .selects(resource))
                .isTrue();
    }

    @Test
    void isDescribedAsItWasWritten() {
        assertThat(TargetSelector.of(new WorkloadIdentity.Target("g", "v", "k", "n", "ns", "a=b", "c"))
                        .description())
                .isEqualTo(
                        "{group: g, version: v, kind: k, name: n, namespace: ns, labelSelector: a=b, annotationSelector: c}");
        assertThat(TargetSelector.of(new WorkloadIdentity.Target(null, null, null, "n", null, null, null))
                        .description())
                .isEqualTo("{name: n}");
    }

    private static boolean select(
            String group,
            String version,
            String kind,
            String name,
            String namespace,
            String labels,
            String annotations) {
        WorkloadIdentity.Target target =
                new WorkloadIdentity.Target(group, version, kind, name, namespace, labels, annotations);
        return TargetSelector.of(target).selects(RESOURCE);
    }
}
