package dev.azwifn.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.yaml.BlockYaml;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class KindConfigMapTest {
    @Test
    void holdsTheFileByteForByte() {
        String config = "kind: \"Cluster\"\nnodes:\n- role: \"control-plane\"\n";
        String yaml = BlockYaml.of(KindConfigMap.of("kind-config", "kind-config.yaml", config));

        assertThat(yaml).isEqualTo("""
                        apiVersion: "v1"
                        kind: "ConfigMap"
                        metadata:
                          name: "kind-config"
                          annotations:
                            config.kubernetes.io/local-config: "true"
                            config.kubernetes.io/path: "kind-config.yaml"
                            internal.config.kubernetes.io/path: "kind-config.yaml"
                        data:
                          kind.yaml: |
                            kind: "Cluster"
                            nodes:
                            - role: "control-plane"
                        """);
        assertThat(new YAMLMapper().readTree(yaml))
                .isEqualTo(KindConfigMap.of("kind-config", "kind-config.yaml", config));
        assertThat(new YAMLMapper().readTree(yaml).at("/data/kind.yaml").stringValue())
                .isEqualTo(config);
    }
}
