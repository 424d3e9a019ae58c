/**
 * The {@link dev.azwifn.config.WorkloadIdentity} resource: its fields, where their values come from, and what is wrong
 * with them.
 *
 * <p>{@link dev.azwifn.config.Setting} is the one table of fields; files, function configs, flags, environment
 * variables and the starter file are all read and written by it. {@link dev.azwifn.config.Sources} loads a config:
 *
 * <pre>{@code
 * WorkloadIdentity config = new Sources(Map.of("--cloud", "AzureChinaCloud"), System.getenv()).loadFile(bytes, "wi.yaml");
 * }</pre>
 */
@NullMarked
package dev.azwifn.config;

import org.jspecify.annotations.NullMarked;
