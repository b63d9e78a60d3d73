/** The one way in: a request is one transaction, done once, which makes a draft a revision. */
@NullMarked
package dev.breakwater.change.committing;

import org.jspecify.annotations.NullMarked;
