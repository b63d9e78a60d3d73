/** The front door: what waits, what was changed, how the parts stand. */
@NullMarked
package dev.breakwater.console.home;

import org.jspecify.annotations.NullMarked;
