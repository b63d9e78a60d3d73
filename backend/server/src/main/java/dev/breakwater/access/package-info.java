/** Knows who may sign in, and as whom they then act; shared by every door of the server. */
@NullMarked
package dev.breakwater.access;

import org.jspecify.annotations.NullMarked;
