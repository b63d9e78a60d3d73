/** What is asked of the cluster at every revision, and the lock that lets one change at a time alter it. */
@NullMarked
package dev.breakwater.change.intents;

import org.jspecify.annotations.NullMarked;
