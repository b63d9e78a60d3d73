/** The algebra of reach: parties as bit sets, ports as bands, states as tables that are compared without looking at single flows. */
@NullMarked
package dev.breakwater.reach.algebra;

import org.jspecify.annotations.NullMarked;
