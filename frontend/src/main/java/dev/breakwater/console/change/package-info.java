/** Changes from proposal to proof, and the acts that make them. */
@NullMarked
package dev.breakwater.console.change;

import org.jspecify.annotations.NullMarked;
