/**
 * What Cluster API Provider Azure (CAPZ) writes into manifests: which kinds carry an identity and where, what refers to
 * machine templates, how provider IDs are spelled. Tables and parsing; it changes nothing.
 */
@NullMarked
package dev.azwifn.capz;

import org.jspecify.annotations.NullMarked;
