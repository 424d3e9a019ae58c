package dev.azwifn.trust;

/**
 * Something that was read, to be shown beside its link.
 *
 * @param name what it is: {@code kid}, {@code issuer}, {@code subject}; several facts of one link may have the same name
 * @param value as it was read
 */
public record Fact(String name, String value) {}
