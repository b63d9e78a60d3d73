/** Imitates what Cilium's operator and agents write into a cluster, as far as there is a status to read back. */
@NullMarked
package dev.breakwater.sandbox.cilium;

import org.jspecify.annotations.NullMarked;
