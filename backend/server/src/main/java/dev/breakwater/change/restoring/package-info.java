/** Finds the operations that bring back an earlier revision, undo one change, or make an intent the wanted one. */
@NullMarked
package dev.breakwater.change.restoring;

import org.jspecify.annotations.NullMarked;
