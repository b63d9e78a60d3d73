/** What people asked for, as immutable values: tenants, policies, contracts, pools, peerings; {@code IntentSnapshot}. */
@NullMarked
package dev.breakwater.intent;

import org.jspecify.annotations.NullMarked;
