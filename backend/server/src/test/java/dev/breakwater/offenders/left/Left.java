package dev.breakwater.offenders.left;

import dev.breakwater.offenders.right.Right;

/** With {@link Right}, breaks the rule that there are no cycles. */
public interface Left {
    Right right();
}
