package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import org.junit.jupiter.api.Test;

/** Items stay as they are written where nothing changes: order, annotations, comments, styles. */
class UntouchedItemsTest {
    /** In front of what is edited and behind it: whatever a client or a person may write. */
    private static final String ODD = """
            - apiVersion: v1 # first
              kind: ConfigMap
              metadata:
                name: zebra
                annotations:
                  internal.config.kubernetes.io/path: 'a/b.yaml'
                  internal.config.kubernetes.io/index: "7"
                  internal.config.kubernetes.io/seqindent: 'compact'
                  internal.config.kubernetes.io/id: 12
                  internal.config.kubernetes.io/package-path: ""
                  internal.config.kubernetes.io/annotations-migration-resource-id: '0'
                  config.kubernetes.io/path: 'a/b.yaml'
                  config.kubernetes.io/index: '7'
                  config.kubernetes.io/depends-on: apps/namespaces/x/Deployment/y
                  config.k8s.io/id: '3'
                  kustomize.config.k8s.io/id: |
                    group: ''
                  kustomize.config.k8s.io/needs-hash: enabled
                  internal.config.k8s.io/anything: "kept"
              data:
                octal: 0644
                float: 1.10
                exponent: 1e3
                big: 12345678901234567890
                word: yes
                nothing: ~
                void:
                quoted: "caf\\u00e9"
                literal: |+
                  two   spaces
                    deeper

                folded: >-
                  a
                  b
                flow: {a: [1,2 , 3],  "b" : 'c'}
                anchor: &a {x: y}
                alias: *a
                template: ${VAR:=""}
                jinja: '{{ ds.meta_data["local_hostname"] }}'
                long: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb ccccccccccccccccccccc

            # between two items
            -   kind: List
                apiVersion: v1
                metadata:
                    name: aardvark
                items:
                    - {}   # four columns

            """;

    private static String list(String identity) {
        return "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n# the items\nitems:\n" + ODD
                + Lists.items(identity) + ODD.replace("zebra", "mule").replace("aardvark", "bee") + "functionConfig:\n"
                + Lists.CONFIG.indent(2);
    }

    @Test
    void onlyTheEditedLinesDiffer() {
        Program.Run outcome = Lists.run(list(Lists.IDENTITY));

        String edited = Lists.IDENTITY
                .replace("type: ServicePrincipal", "type: WorkloadIdentity")
                .replace("clientID: old", "clientID: " + Lists.CLIENT)
                .replace("tenantID: old", "tenantID: " + Lists.TENANT)
                .replace("  clientSecret: {name: secret, namespace: default}\n", "");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.text()).startsWith(list(edited) + "results:\n");
        assertThat(Lists.run(list(edited)).text()).isEqualTo(list(edited));
    }

    @Test
    void windowsLineEnds() {
        String list = list(Lists.IDENTITY).replace("\n", "\r\n");

        Program.Run outcome = Lists.run(list);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.text()).startsWith(list.substring(0, list.indexOf("ServicePrincipal")));
        assertThat(outcome.text().replace("\r\n", "")).doesNotContain("\n");
    }
}
