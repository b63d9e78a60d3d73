/** The order of address pools, advertisements and BGP sessions: make before break, and each break foreseen by name. */
@NullMarked
package dev.breakwater.planning.fabric;

import org.jspecify.annotations.NullMarked;
