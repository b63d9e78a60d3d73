/** Tenants, one by one and each in depth. */
@NullMarked
package dev.breakwater.console.tenant;

import org.jspecify.annotations.NullMarked;
