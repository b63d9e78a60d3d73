/** Plays a scenario file through the REST API and checks what came of it: a pure client that knows no other room. */
@ApplicationModule(allowedDependencies = {"vocabulary"})
@NullMarked
package dev.breakwater.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
