/** Boxes in columns with arrows between them: where each stands, and how that is shown so that it can be read and followed by everybody. */
@NullMarked
package dev.breakwater.console.drawing;

import org.jspecify.annotations.NullMarked;
