/** Keeps passwords from being guessed, and from being reckoned anew with every request. */
@NullMarked
package dev.breakwater.access.password;

import org.jspecify.annotations.NullMarked;
