package dev.breakwater.offenders.right;

import dev.breakwater.offenders.left.Left;

/** With {@link Left}, breaks the rule that there are no cycles. */
public interface Right {
    Left left();
}
