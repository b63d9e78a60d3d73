/** Judges flows by what both their sides do in several states, down to single requests. */
@NullMarked
package dev.breakwater.reach.judge;

import org.jspecify.annotations.NullMarked;
