/** Asking for a tenant: what it is to be, what comes of it, and the draft that waits for an operator. */
@NullMarked
package dev.breakwater.console.onboard;

import org.jspecify.annotations.NullMarked;
