/** The ends of flows, numbered: who there is, and whom a selector, a prefix or a name means. */
@NullMarked
package dev.breakwater.reach.party;

import org.jspecify.annotations.NullMarked;
