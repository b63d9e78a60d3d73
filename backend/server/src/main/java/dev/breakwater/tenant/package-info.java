/** Owns a tenant's life: requested, approved, namespaces claimed, suspended, offboarded. */
@NullMarked
package dev.breakwater.tenant;

import org.jspecify.annotations.NullMarked;
