/** Axon on PostgreSQL: its engine, its tables, its processors, and the types that may be read back. */
@NullMarked
package dev.breakwater.eventstore.engine;

import org.jspecify.annotations.NullMarked;
