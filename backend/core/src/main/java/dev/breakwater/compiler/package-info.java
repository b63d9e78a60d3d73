/** Turns an intent snapshot into the desired state; equal input, equal bytes. */
@NullMarked
package dev.breakwater.compiler;

import org.jspecify.annotations.NullMarked;
