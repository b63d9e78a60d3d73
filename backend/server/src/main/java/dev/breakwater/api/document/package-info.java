/** A tenant's whole intent as one document, to be read and written. */
@NullMarked
package dev.breakwater.api.document;

import org.jspecify.annotations.NullMarked;
