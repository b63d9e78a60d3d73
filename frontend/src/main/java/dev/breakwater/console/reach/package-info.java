/** Who can talk to whom: one flow with the rules that decide it, tenants side by side, and all that a tenant lets through. */
@NullMarked
package dev.breakwater.console.reach;

import org.jspecify.annotations.NullMarked;
