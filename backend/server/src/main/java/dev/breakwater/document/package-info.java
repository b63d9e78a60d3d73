/** Intent as people write and read it: whatever is unknown, missing or unfit in a text is refused with its place. */
@ApplicationModule(allowedDependencies = {"vocabulary", "intent"})
@NullMarked
package dev.breakwater.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
