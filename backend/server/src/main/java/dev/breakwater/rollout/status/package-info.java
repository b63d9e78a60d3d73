/** How the rollout stands, written by the lease's holder and read by whoever may see it. */
@NullMarked
package dev.breakwater.rollout.status;

import org.jspecify.annotations.NullMarked;
