/** How two states differ, in manifests and in flows, wherever it is shown. */
@NullMarked
package dev.breakwater.console.difference;

import org.jspecify.annotations.NullMarked;
