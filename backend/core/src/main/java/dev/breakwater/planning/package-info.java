/** Orders the difference between two states into steps, and proves each step safe. */
@NullMarked
package dev.breakwater.planning;

import org.jspecify.annotations.NullMarked;
