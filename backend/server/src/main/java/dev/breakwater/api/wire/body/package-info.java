/** Reads the bodies of requests strictly: what is unknown, missing or unfit is refused with its place. */
@NullMarked
package dev.breakwater.api.wire.body;

import org.jspecify.annotations.NullMarked;
