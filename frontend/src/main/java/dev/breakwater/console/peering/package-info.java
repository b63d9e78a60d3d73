/** Upstream routers: how their sessions stand, how we talk to them, and what is advertised over each. */
@NullMarked
package dev.breakwater.console.peering;

import org.jspecify.annotations.NullMarked;
