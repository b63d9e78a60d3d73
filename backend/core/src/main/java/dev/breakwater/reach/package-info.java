/** Decides who can talk to whom under a set of Cilium policies, by Cilium's own semantics; proves and refutes. */
@NullMarked
package dev.breakwater.reach;

import org.jspecify.annotations.NullMarked;
