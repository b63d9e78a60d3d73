/** One policy: as a form and as YAML, with what would come of saying it otherwise. */
@NullMarked
package dev.breakwater.console.policy;

import org.jspecify.annotations.NullMarked;
