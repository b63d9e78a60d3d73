/** Who is at the ends of flows: the labels by which Cilium decides. */
@NullMarked
package dev.breakwater.reach.identity;

import org.jspecify.annotations.NullMarked;
