/** Plans the way: from what stands and what is desired to phases that are proven, one plan for all units that can meet. */
@NullMarked
package dev.breakwater.rollout.route;

import org.jspecify.annotations.NullMarked;
