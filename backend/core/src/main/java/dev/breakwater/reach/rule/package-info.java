/** What policies say, taken apart into clauses on whose order and object nothing depends. */
@NullMarked
package dev.breakwater.reach.rule;

import org.jspecify.annotations.NullMarked;
