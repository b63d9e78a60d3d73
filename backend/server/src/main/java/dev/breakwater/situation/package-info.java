/** What is planned and proven together, be it of what stands in a cluster or of two revisions, and plans in words. */
@ApplicationModule(allowedDependencies = {"vocabulary", "cilium", "compiler", "reach", "planning"})
@NullMarked
package dev.breakwater.situation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
