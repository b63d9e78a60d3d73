/** What tenants agree on: offers to make, to accept and to end. */
@NullMarked
package dev.breakwater.console.contract;

import org.jspecify.annotations.NullMarked;
