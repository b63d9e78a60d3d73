/** Compiles what each change touches and keeps every manifest of every revision. */
@NullMarked
package dev.breakwater.desiredstate;

import org.jspecify.annotations.NullMarked;
