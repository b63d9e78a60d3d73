/** How the API reads what it is sent and writes what it answers: bodies, refusals, pages, preconditions, who may ask. */
@NullMarked
package dev.breakwater.api.wire;

import org.jspecify.annotations.NullMarked;
