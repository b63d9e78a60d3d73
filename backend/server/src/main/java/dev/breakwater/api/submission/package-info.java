/** Hands what is sent on as a change, and answers when the readers have seen it. */
@NullMarked
package dev.breakwater.api.submission;

import org.jspecify.annotations.NullMarked;
