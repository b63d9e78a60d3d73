/** The whole record: who asked, why, and what followed; found by filters, and taken along as a file. */
@NullMarked
package dev.breakwater.console.audit;

import org.jspecify.annotations.NullMarked;
