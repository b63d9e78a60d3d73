/** Owns what a tenant permits. */
@NullMarked
package dev.breakwater.policy;

import org.jspecify.annotations.NullMarked;
