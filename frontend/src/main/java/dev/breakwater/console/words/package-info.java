/** What the console says, by key, in each of its languages. */
@NullMarked
package dev.breakwater.console.words;

import org.jspecify.annotations.NullMarked;
