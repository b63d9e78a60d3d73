/** Owns a reviewed unit of change: drafted, previewed, committed atomically, rolled back, reverted. */
@NullMarked
package dev.breakwater.change;

import org.jspecify.annotations.NullMarked;
