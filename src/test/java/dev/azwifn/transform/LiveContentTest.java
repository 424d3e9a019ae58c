package dev.azwifn.transform;

import static dev.azwifn.transform.RolloutRun.template;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollout of what a server prints after a rollout: it has filled in what nobody wrote. */
class LiveContentTest {
    private static final String WRITTEN = "{vmSize: small, sshPublicKey: '', disks: [{size: 1}]}";
    private static final String LIVE =
            "{vmSize: small, sshPublicKey: made, disks: [{size: 1, lun: 0}], identity: None}";
    private static final String IDENTITY =
            "identity: UserAssigned, userAssignedIdentities: [{providerID: '" + Configs.MACHINES + "'}]";

    private static final String NEW_NAME =
            RolloutRun.of(template("{name: w}", WRITTEN)).name("AzureMachineTemplate");
    private static final String NEW_WRITTEN = WRITTEN.replace("{vmSize", "{" + IDENTITY + ", vmSize");
    private static final String NEW_LIVE = LIVE.replace("made", "made-too").replace("identity: None", IDENTITY);

    /** As {@code kubectl get -o yaml} prints it. */
    private static String live(String name, String written, String live) {
        return template(
                "{name: " + name
                        + ", namespace: a, uid: u, annotations: {kubectl.kubernetes.io/last-applied-configuration: '"
                        + template("{name: " + name + "}", written).replace("'", "''") + "'}}",
                live);
    }

    @Test
    void whatWasMadeBeforeTakesItsPlace() {
        String deployment = RolloutRun.deployment("{name: md, namespace: a}", "", "w");

        RolloutRun run = RolloutRun.of(live("w", WRITTEN, LIVE), live(NEW_NAME, NEW_WRITTEN, NEW_LIVE), deployment);

        assertThat(run.names("AzureMachineTemplate")).containsExactly("w", NEW_NAME);
        assertThat(run.results())
                .contains("info: AzureMachineTemplate/a/w: left as it is: " + NEW_NAME
                        + ", which takes its place, is in the input as well");
        assertThat(run.ofKind("AzureMachineTemplate").toList().get(0).at("/spec/template/spec"))
                .isEqualTo(Run.json(LIVE));
        assertThat(run.output()).doesNotContain("uid").contains("kind: AzureMachineTemplate, name: " + NEW_NAME + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmSize: small                | vmSize: big",
                "size: 1                      | size: 2",
                "'disks: [{size: 1, lun: 0}]' | 'disks: [{size: 1, lun: 0}, {size: 1, lun: 1}]'",
                "'disks: [{size: 1, lun: 0}]' | 'disks: {size: 1, lun: 0}'",
                "'vmSize: small'              | 'vmSize: small, spot: {}'"
            })
    void somethingElseDoesNot(String text, String other) {
        RolloutRun run = RolloutRun.of(
                live("w", WRITTEN.replace(text, other), LIVE.replace(text, other)),
                live(NEW_NAME, NEW_WRITTEN, NEW_LIVE));

        assertThat(run.names("AzureMachineTemplate"))
                .hasSize(2)
                .doesNotContain("w")
                .contains(NEW_NAME);
    }

    /** A key that somebody chose is no key that the server made. */
    @Test
    void whatWasWrittenCounts() {
        RolloutRun run = RolloutRun.of(
                live("w", WRITTEN.replace("''", "chosen"), LIVE.replace("made", "chosen")),
                live(NEW_NAME, NEW_WRITTEN, NEW_LIVE));

        assertThat(run.names("AzureMachineTemplate")).doesNotContain("w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"namespace: b", "namespace: a, labels: {}"})
    void onlyInItsOwnNamespace(String metadata) {
        RolloutRun run = RolloutRun.of(
                live("w", WRITTEN, LIVE), live(NEW_NAME, NEW_WRITTEN, NEW_LIVE).replaceFirst("namespace: a", metadata));

        assertThat(run.names("AzureMachineTemplate").contains("w")).isEqualTo(metadata.contains("namespace: a"));
    }

    /** What another version of the API made of it cannot be compared with what was written in this one. */
    @Test
    void ofAnotherVersionNothingIsKnown() {
        String old = live("w", WRITTEN, LIVE).replaceFirst("(configuration: '\\{[^}]*)v1beta1", "$1v1alpha4");
        assertThat(old).contains("/v1alpha4");

        assertThat(RolloutRun.of(old, live(NEW_NAME, NEW_WRITTEN, NEW_LIVE)).names("AzureMachineTemplate"))
                .doesNotContain("w");
    }

    /** Without a record of what was written only the same content will do. */
    @ParameterizedTest
    @CsvSource({"made, true", "made-too, false"})
    void withoutWhatWasWrittenAllCounts(String key, boolean same) {
        String old = template("{name: w, namespace: a, uid: u}", LIVE.replace("made", key));
        String next = live(NEW_NAME, NEW_WRITTEN, NEW_LIVE.replace("made-too", "made"));

        assertThat(RolloutRun.of(old, next).names("AzureMachineTemplate").contains("w"))
                .isEqualTo(same);
    }

    @Test
    void afterAnotherChangeTheNameIsNoLonger() {
        String change = NEW_LIVE.replace("small", "small, x: y").replace(IDENTITY, "identity: None");

        assertThat(RolloutRun.of(live(NEW_NAME, NEW_WRITTEN, change)).name("AzureMachineTemplate"))
                .matches("w-[0-9a-f]{8}")
                .isNotEqualTo(NEW_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '", "'{'", "text", "'[]'"})
    void aRecordThatSaysNothingDoesNoHarm(String record) {
        String object = template(
                "{name: w-0badcafe, annotations: {kubectl.kubernetes.io/last-applied-configuration: " + record + "}}",
                LIVE);

        assertThat(RolloutRun.of(object).name("AzureMachineTemplate")).matches("w-0badcafe-[0-9a-f]{8}");
    }
}
