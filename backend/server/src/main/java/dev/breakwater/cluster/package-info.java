/** The only room that speaks Kubernetes: observe, apply, prune, watch; implements {@code ClusterPort}. */
@NullMarked
package dev.breakwater.cluster;

import org.jspecify.annotations.NullMarked;
