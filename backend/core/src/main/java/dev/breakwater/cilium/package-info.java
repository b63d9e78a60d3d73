/** Cilium's and Kubernetes' own words as records: the output language, with its exact wire form. */
@NullMarked
package dev.breakwater.cilium;

import org.jspecify.annotations.NullMarked;
