/** Owns two tenants' agreement to talk: offered, accepted, ended. */
@NullMarked
package dev.breakwater.contract;

import org.jspecify.annotations.NullMarked;
