/** The sandbox's objects, their versions and the last events, kept in a journal on disk. */
@NullMarked
package dev.breakwater.sandbox.storage;

import org.jspecify.annotations.NullMarked;
