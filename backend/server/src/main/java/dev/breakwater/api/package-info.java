/** REST for machines: translates what is sent into changes, sends them the one way in, answers what came of it. */
@NullMarked
package dev.breakwater.api;

import org.jspecify.annotations.NullMarked;
