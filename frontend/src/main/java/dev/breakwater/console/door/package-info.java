/** Who comes in: the sign-in page, the session, and what a browser is told to be careful of. */
@NullMarked
package dev.breakwater.console.door;

import org.jspecify.annotations.NullMarked;
