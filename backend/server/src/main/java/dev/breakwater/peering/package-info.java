/** Owns BGP: upstream peers, their profiles, what is advertised where. */
@NullMarked
package dev.breakwater.peering;

import org.jspecify.annotations.NullMarked;
