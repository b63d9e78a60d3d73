/** Turns what the operations brought about into the next revision: its intents, its manifests, its digest. */
@NullMarked
package dev.breakwater.change.revising;

import org.jspecify.annotations.NullMarked;
