/** Says of policies what is valid and yet hardly meant. */
@NullMarked
package dev.breakwater.reach.lint;

import org.jspecify.annotations.NullMarked;
