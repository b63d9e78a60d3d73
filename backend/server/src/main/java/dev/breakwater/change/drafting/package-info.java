/** What may become of a change, who may ask for it, and how its operations reach the rooms that decide. */
@NullMarked
package dev.breakwater.change.drafting;

import org.jspecify.annotations.NullMarked;
