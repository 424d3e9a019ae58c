package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.provision.Workspace.Outcome;
import dev.azwifn.provision.testazure.Call;
import dev.azwifn.provision.testazure.Fault;
import dev.azwifn.provision.testazure.VirtualTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Something goes wrong at every single call, one after the other. The run may fail then, with a clear error; the next one must
 * come to the same end as if nothing had happened, with nothing twice, and the one after it has nothing to do.
 */
class FaultsIT extends OnTestAzure {
    private static final String WEBSITE = Workspace.CONFIG.replace("container: oidc", "container: $web");

    /** Without any fault: the calls, and the end to which every other run must come. */
    private record Clean(String config, List<Call> calls, String provisioned, String file) {}

    @ParameterizedTest
    @EnumSource
    void applyIsContinuedAfterAFault(Fault fault) {
        applyWithAFaultAtEveryCall(Workspace.CONFIG, fault);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "DROPPED_AFTER"})
    void applyOfAWebsiteIsContinuedAfterAFault(Fault fault) {
        applyWithAFaultAtEveryCall(WEBSITE, fault);
    }

    private void applyWithAFaultAtEveryCall(String config, Fault fault) {
        Clean clean = clean(config);
        for (Call place : clean.calls()) {
            beginAgain(config);
            azure.traffic().fail(call -> call.number() == place.number(), fault, 1);
            workspace.apply().succeedsOrSaysWhy();
            applyComesToTheSameEnd(clean, place);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oidc", "$web"})
    void applyIsContinuedAfterItsDeath(String container) {
        Clean clean = clean(Workspace.CONFIG.replace("container: oidc", "container: " + container));
        for (Call place : clean.calls()) {
            beginAgain(clean.config());
            Outcome outcome =
                    workspace.run(azure.access(new VirtualTime(), place.number()), "apply", "-f", Workspace.FILE);
            assertThat(outcome.exitCode()).as("at " + place).isNotZero();
            assertThat(azure.traffic().calls()).hasSize(place.number());
            applyComesToTheSameEnd(clean, place);
        }
    }

    /** Azure is down from one call on, for longer than anybody waits. */
    @Test
    void applyIsContinuedAfterAnOutage() {
        Clean clean = clean(Workspace.CONFIG);
        for (Call place : clean.calls()) {
            beginAgain(clean.config());
            azure.traffic().fail(call -> call.number() >= place.number(), Fault.UNAVAILABLE, Integer.MAX_VALUE);
            workspace.apply().fails();
            applyComesToTheSameEnd(clean, place);
        }
    }

    /** A part of Azure that does not know yet what was just made is no matter of deleting. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PARENT_NOT_FOUND")
    void destroyIsContinuedAfterAFault(Fault fault) {
        for (Call place : callsOfDestroy()) {
            beginAgain(Workspace.CONFIG);
            workspace.apply().succeeds();
            azure.traffic().restart();
            azure.traffic().fail(call -> call.number() == place.number(), fault, 1);
            workspace.destroy().succeedsOrSaysWhy();
            destroyComesToItsEnd(place);
        }
    }

    @Test
    void destroyIsContinuedAfterItsDeath() {
        for (Call place : callsOfDestroy()) {
            beginAgain(Workspace.CONFIG);
            workspace.apply().succeeds();
            workspace.run(azure.access(new VirtualTime(), place.number()), "destroy", "-f", Workspace.FILE, "--yes");
            destroyComesToItsEnd(place);
        }
    }

    private Clean clean(String config) {
        beginAgain(config);
        workspace.apply().succeeds();
        return new Clean(config, azure.traffic().calls(), azure.snapshot(), workspace.read(Workspace.FILE));
    }

    private List<Call> callsOfDestroy() {
        workspace.apply().succeeds();
        azure.traffic().restart();
        workspace.destroy().succeeds();
        assertThat(azure.snapshot()).isEqualTo("{ }");
        return azure.traffic().calls();
    }

    private void beginAgain(String config) {
        assertThat(azure.traffic().problems()).isEmpty();
        azure.reset();
        workspace.write(Workspace.FILE, config);
    }

    private void applyComesToTheSameEnd(Clean clean, Call place) {
        azure.traffic().restart();
        workspace.apply().succeeds();
        assertThat(azure.snapshot()).as("after a fault at " + place).isEqualTo(clean.provisioned());
        assertThat(workspace.read(Workspace.FILE))
                .as("after a fault at " + place)
                .isEqualTo(clean.file());

        azure.traffic().restart();
        workspace.apply().succeeds();
        assertThat(azure.traffic().writes()).as("after a fault at " + place).isEmpty();
    }

    private void destroyComesToItsEnd(Call place) {
        azure.traffic().restart();
        workspace.destroy().succeeds();
        assertThat(azure.snapshot()).as("after a fault at " + place).isEqualTo("{ }");

        azure.traffic().restart();
        workspace.destroy().succeeds();
        assertThat(azure.traffic().writes()).as("after a fault at " + place).isEmpty();
    }
}
