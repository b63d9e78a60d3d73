/** The tour: how the shop's frontend lost its database at 2 a.m., told by the record itself in five stops. */
@NullMarked
package dev.breakwater.console.tour;

import org.jspecify.annotations.NullMarked;
