/** A room of offenders: the other end of a cycle. */
@NullMarked
package dev.breakwater.offenders.right;

import org.jspecify.annotations.NullMarked;
