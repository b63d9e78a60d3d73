/** Where somebody writes: fields that say what is wrong with them, and what is asked before it is lost. */
@NullMarked
package dev.breakwater.console.writing;

import org.jspecify.annotations.NullMarked;
