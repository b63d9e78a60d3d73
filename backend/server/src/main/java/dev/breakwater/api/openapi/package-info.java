/** Describes the API to those who call it: what the annotations do not say is said here, once for all routes. */
@NullMarked
package dev.breakwater.api.openapi;

import org.jspecify.annotations.NullMarked;
