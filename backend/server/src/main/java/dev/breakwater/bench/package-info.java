/** Measures what Breakwater costs beside the barest program that does the same; each verb ends with one line of figures. */
@NullMarked
package dev.breakwater.bench;

import org.jspecify.annotations.NullMarked;
