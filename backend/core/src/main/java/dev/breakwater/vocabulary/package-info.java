/** The words all rooms say: ids, names, ports, CIDRs, ASNs, labels, {@code Rejection}; valid by construction. */
@NullMarked
package dev.breakwater.vocabulary;

import org.jspecify.annotations.NullMarked;
