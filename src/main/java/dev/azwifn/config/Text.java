package dev.azwifn.config;

/** A value as it was given, not yet checked. */
record Text(String value, Place place) {}
