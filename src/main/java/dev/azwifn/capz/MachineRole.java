package dev.azwifn.capz;

/** What a machine is for; decides who gets the machine identity. */
public enum MachineRole {
    CONTROL_PLANE("ControlPlane"),
    WORKER("Worker");

    private final String text;

    MachineRole(String text) {
        this.text = text;
    }

    /** The spelling in {@code spec.machineIdentity.targets}. */
    public String text() {
        return text;
    }
}
