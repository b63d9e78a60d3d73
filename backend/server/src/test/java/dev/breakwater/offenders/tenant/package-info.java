/** A room of offenders: judged as if it were {@code dev.breakwater.tenant}. */
@NullMarked
package dev.breakwater.offenders.tenant;

import org.jspecify.annotations.NullMarked;
