/** Knows who may sign in, and as whom they then act; shared by every door of the server. */
@ApplicationModule(allowedDependencies = {"vocabulary"})
@NullMarked
package dev.breakwater.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
