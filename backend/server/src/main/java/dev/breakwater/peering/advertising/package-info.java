/** Which pool is advertised where, and what follows from it in tables. */
@NullMarked
package dev.breakwater.peering.advertising;

import org.jspecify.annotations.NullMarked;
