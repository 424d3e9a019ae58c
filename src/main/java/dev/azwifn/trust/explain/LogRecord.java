package dev.azwifn.trust.explain;

/**
 * What was written at once: a line of a log with the lines that continue it, or a field of a resource.
 *
 * @param line of its first line, from 1
 * @param text its lines, with LF between them
 */
record LogRecord(String file, int line, String text) {}
