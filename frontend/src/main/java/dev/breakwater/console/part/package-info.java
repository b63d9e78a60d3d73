/** Components that views share, so that the same thing looks the same everywhere. */
@NullMarked
package dev.breakwater.console.part;

import org.jspecify.annotations.NullMarked;
