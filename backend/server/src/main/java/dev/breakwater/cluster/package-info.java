/** The only room that speaks Kubernetes: observe, apply, prune, watch; implements {@code ClusterPort}. */
@ApplicationModule(allowedDependencies = {"cilium", "rollout"})
@NullMarked
package dev.breakwater.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
