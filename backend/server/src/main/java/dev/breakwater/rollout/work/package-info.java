/** Carries out what differs: the only place that puts what is desired beside what is observed and orders the steps. */
@NullMarked
package dev.breakwater.rollout.work;

import org.jspecify.annotations.NullMarked;
