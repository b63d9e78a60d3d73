/** Revisions: listed, and any two of them compared. */
@NullMarked
package dev.breakwater.console.history;

import org.jspecify.annotations.NullMarked;
