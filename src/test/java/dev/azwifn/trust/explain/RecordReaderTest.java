package dev.azwifn.trust.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    private static List<LogRecord> records(String log) throws IOException {
        List<LogRecord> records = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
        RecordReader.read("log", in, records::add);
        return records;
    }

    private static List<String> texts(String log) throws IOException {
        return records(log).stream().map(LogRecord::text).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "E0301 07:41:07.123456       1 controller.go:324] \"Reconciler error\"",
                "{\"ts\":1709278867123.4,\"msg\":\"Reconciler error\"}",
                "2024-03-01T07:41:07Z\tERROR\tmsg",
                "2024/03/01 07:41:07 msg",
                "time=\"2024-03-01T07:41:07Z\" level=error",
                "level=error msg=x",
                "Error from server (Forbidden): error when creating",
                "ERROR: AADSTS50076: x",
                "  Warning  ReconcileError  2m (x15 over 40m)  azurecluster-reconciler  failed",
                "5m12s       Warning   ReconcileError   azurecluster/c1   failed",
            })
    void theHeadOfALineBeginsARecord(String line) throws IOException {
        assertThat(texts("before\n" + line + "\nbehind")).containsExactly("before", line + "\nbehind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\tPOST https://login.microsoftonline.com/t/oauth2/v2.0/token",
                "--------------------------------------------------------------------------------",
                "RESPONSE 401: 401 Unauthorized",
                "ERROR CODE: AuthorizationFailed",
                "  \"error\": \"invalid_client\",",
                "{",
                "Trace ID: 6003acdd-1a4f-4e22-8d81-fb5b46c04600",
                "Timestamp: 2024-03-01 07:41:07Z",
                " > controller=\"azurecluster\"",
            })
    void whatControllersWriteBelowAnErrorContinuesIt(String line) throws IOException {
        assertThat(texts("E0301 07:41:07.1 1 c.go:1] \"e\" err=<\n" + line + "\nx"))
                .hasSize(1);
        assertThat(texts("pasted error\n" + line + "\nx")).hasSize(1);
    }

    /** Even where they look like fields. */
    @Test
    void linesInsideABlockOfKlogAreNoFields() throws IOException {
        assertThat(texts("E0301 07:41:07.1 1 c.go:1] \"e\" err=<\n\tx\n\tmessage: y\nreason: z\n >"))
                .hasSize(1);
    }

    @Test
    void anEmptyLineEndsARecordOfText() throws IOException {
        assertThat(texts("a\nb\n\nc\n\n\n")).containsExactly("a\nb", "c");
    }

    @Test
    void fieldsOfYamlAreRecordsWithTheLinesOfTheirValue() throws IOException {
        assertThat(texts("""
                status:
                  conditions:
                  - lastTransitionTime: "2024-03-01T07:41:07Z"
                    message: 'failed to reconcile: failed to get existing resource

                      POST https://x
                      reason: not a field'
                    reason: Failed
                    status: "False"
                  - message: |-
                      first
                      second: line
                    reason: Failed
                """))
                .containsExactly(
                        "status:",
                        "  conditions:",
                        "  - lastTransitionTime: \"2024-03-01T07:41:07Z\"",
                        "    message: 'failed to reconcile: failed to get existing resource\n\n      POST https://x\n"
                                + "      reason: not a field'",
                        "    reason: Failed",
                        "    status: \"False\"",
                        "  - message: |-\n      first\n      second: line",
                        "    reason: Failed");
    }

    @Test
    void fieldsOfDescribeToo() throws IOException {
        assertThat(texts("""
                Status:
                  Conditions:
                    Last Transition Time:  2024-03-01T07:41:07Z
                    Message:               failed to reconcile
                POST https://x
                Trace ID: 1
                    Reason:                Failed
                """))
                .containsExactly(
                        "Status:",
                        "  Conditions:",
                        "    Last Transition Time:  2024-03-01T07:41:07Z",
                        "    Message:               failed to reconcile\nPOST https://x\nTrace ID: 1",
                        "    Reason:                Failed");
    }

    @Test
    void aConditionInJsonIsARecord() throws IOException {
        assertThat(texts("""
                {
                    "conditions": [
                        {
                            "lastTransitionTime": "2024-03-01T07:41:07Z",
                            "message": "a",
                            "reason": "Failed",
                        {
                            "lastTransitionTime": "2024-03-01T07:41:08Z",
                            "message": "b",
                """)).hasSize(4);
    }

    @Test
    void whatKubectlPutsInFrontOfLinesIsLeftOut() throws IOException {
        assertThat(texts("""
                [pod/capz-controller-manager-5d9-x/manager] E0301 07:41:07.1 1 c.go:1] "e" err=<
                [pod/capz-controller-manager-5d9-x/manager] \tmore
                2024-03-01T07:41:07.123456789Z E0301 07:41:07.1 1 c.go:1] "f" err=<
                2024-03-01T07:41:07.123456789Z \tmore
                2024-03-01T07:41:07.123456789Z stderr F E0301 07:41:07.1 1 c.go:1] "g"
                """))
                .containsExactly(
                        "E0301 07:41:07.1 1 c.go:1] \"e\" err=<\n\tmore",
                        "E0301 07:41:07.1 1 c.go:1] \"f\" err=<\n\tmore",
                        "E0301 07:41:07.1 1 c.go:1] \"g\"");
    }

    @Test
    void recordsKnowTheirLine() throws IOException {
        assertThat(records("a\nb\n\nc\nE0301 07:41:07.1 x\ny\nE0301 07:41:07.1 z"))
                .extracting(LogRecord::line)
                .containsExactly(1, 4, 5, 7);
    }

    /** Whatever comes: one endless record, or one endless line. */
    @Test
    void noRecordIsLongerThanTheLimit() throws IOException {
        assertThat(texts("some text without a head\n".repeat(50_000)))
                .hasSize(5)
                .allMatch(text -> text.length() < 300_000);
        assertThat(texts("some words ".repeat(100_000))).hasSizeBetween(4, 6).allMatch(text -> text.length() < 300_000);
    }
}
