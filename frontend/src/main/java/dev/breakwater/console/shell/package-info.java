/** What stands around every view: navigation, keys, errors, the page itself. */
@NullMarked
package dev.breakwater.console.shell;

import org.jspecify.annotations.NullMarked;
