package dev.azwifn.yaml;

/** The YAML is wrong, or an edit is not possible as text. The message says what and what to do; {@link #location} says where. */
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Location location;

    public YamlException(String problem, Location location) {
        super(problem);
        this.location = location;
    }

    public Location location() {
        return location;
    }

    /** The problem without the place. */
    public String problem() {
        return String.valueOf(super.getMessage());
    }

    /** {@code file:line:column (document n): problem}. */
    @Override
    public String getMessage() {
        return location + ": " + problem();
    }
}
