/** What Azure must hold for a WorkloadIdentity, as data: clouds, resource IDs and the plan. Nothing here calls Azure. */
@NullMarked
package dev.azwifn.azure;

import org.jspecify.annotations.NullMarked;
