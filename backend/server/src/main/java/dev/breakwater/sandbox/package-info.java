/** A Kubernetes API server of our own for trying Breakwater out: it keeps state as a real one does, and moves no packets. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.breakwater.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
