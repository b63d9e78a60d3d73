/** How operations are written down, ordered, and found between what is and what is wanted. */
@NullMarked
package dev.breakwater.change.operation;

import org.jspecify.annotations.NullMarked;
