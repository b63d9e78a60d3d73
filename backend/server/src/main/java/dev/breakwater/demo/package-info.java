/** Plays a scenario file through the REST API and checks what came of it: a pure client that knows no other room. */
@NullMarked
package dev.breakwater.demo;

import org.jspecify.annotations.NullMarked;
