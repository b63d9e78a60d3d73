/** Owns address pools and who holds which block. */
@NullMarked
package dev.breakwater.addressing;

import org.jspecify.annotations.NullMarked;
