/** What all clauses together mean for one endpoint, as Cilium merges them. */
@NullMarked
package dev.breakwater.reach.endpoint;

import org.jspecify.annotations.NullMarked;
