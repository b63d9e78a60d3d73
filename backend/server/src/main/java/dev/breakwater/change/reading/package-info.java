/** The lists of changes and revisions, as far as each reader may see them. */
@NullMarked
package dev.breakwater.change.reading;

import org.jspecify.annotations.NullMarked;
