/** Teaches JSON the words that Breakwater's values are, without their knowing of it. */
@NullMarked
package dev.breakwater.eventstore.words;

import org.jspecify.annotations.NullMarked;
