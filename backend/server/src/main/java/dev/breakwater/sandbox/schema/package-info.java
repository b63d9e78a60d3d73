/** The typed half of the sandbox: schemas, validation, and server-side apply's sets of owned fields. */
@NullMarked
package dev.breakwater.sandbox.schema;

import org.jspecify.annotations.NullMarked;
