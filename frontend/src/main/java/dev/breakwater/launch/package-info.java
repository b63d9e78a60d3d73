/** Turns a verb of the command line into a running program: owns the data folder, announces, and fails in one sentence. */
@NullMarked
package dev.breakwater.launch;

import org.jspecify.annotations.NullMarked;
