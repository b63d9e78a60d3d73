/** Vaadin for people: show, ask, decide nothing. */
@NullMarked
package dev.breakwater.console;

import org.jspecify.annotations.NullMarked;
