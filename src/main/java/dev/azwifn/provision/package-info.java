/**
 * azwi-provision, the companion of azwi-fn: makes Azure hold what a WorkloadIdentity says, shows what differs, and takes away
 * what it made. The only package that talks to Azure, and an application of its own.
 */
@NullMarked
package dev.azwifn.provision;

import org.jspecify.annotations.NullMarked;
