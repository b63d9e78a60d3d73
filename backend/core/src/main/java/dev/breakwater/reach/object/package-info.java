/** Reads policy objects as the API server and Cilium do: into clauses, or into a refusal with their reason. */
@NullMarked
package dev.breakwater.reach.object;

import org.jspecify.annotations.NullMarked;
