/** The order of policies and namespace labels, in which no flow is lost and none leaks; proven, or refuted by flows. */
@NullMarked
package dev.breakwater.planning.flow;

import org.jspecify.annotations.NullMarked;
