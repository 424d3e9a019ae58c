package dev.azwifn.provision;

/** What status says of one step. */
record StatusRow(String title, Reading reading) {
    /** {@code ok}, {@code missing} or {@code differs}. */
    String state() {
        if (!reading.differs()) {
            return "ok";
        }
        return reading.action() == Action.CREATE ? "missing" : "differs";
    }
}
