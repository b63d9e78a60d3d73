/** Who asked, why, and what followed: one readable row for each event, scoped to who may see it. */
@NullMarked
package dev.breakwater.audit;

import org.jspecify.annotations.NullMarked;
