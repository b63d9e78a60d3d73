/** Tells views that what they show has changed: pushed, never polled, at most once a second. */
@NullMarked
package dev.breakwater.console.live;

import org.jspecify.annotations.NullMarked;
