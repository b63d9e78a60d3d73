/** Each class here breaks one architecture rule of the server on purpose, so that the rule can be seen to catch it. */
@NullMarked
package dev.breakwater.offenders;

import org.jspecify.annotations.NullMarked;
