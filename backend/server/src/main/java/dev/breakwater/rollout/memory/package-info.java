/** What is known of the cluster and remembered of what was done to it, and who may do more. */
@NullMarked
package dev.breakwater.rollout.memory;

import org.jspecify.annotations.NullMarked;
