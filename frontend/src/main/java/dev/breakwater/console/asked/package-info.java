/** What people ask for, in the words of whoever reads: rules of policies, endpoints, traffic. */
@NullMarked
package dev.breakwater.console.asked;

import org.jspecify.annotations.NullMarked;
