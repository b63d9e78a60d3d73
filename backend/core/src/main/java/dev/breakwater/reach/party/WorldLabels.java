package dev.breakwater.reach.party;

import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Selector;
import java.util.Set;

/**
 * The labels of addresses. They depend on what a state names: Cilium gives an address that no prefix of any policy holds the identity
 * {@code world}, and a named one an identity of its own, which in dual stack lacks the label {@code reserved:world}.
 */
public final class WorldLabels {

    /** How an address stands in a state. */
    public enum Standing {
        UNNAMED,
        NAMED,
        API_SERVER
    }

    private WorldLabels() {}

    /** Whether a selector means unnamed addresses only as the one world, which in dual stack no proxy knows. */
    static boolean matchesUnseen(Selector selector, boolean v6, boolean dualStack) {
        return dualStack
                && !selector.matches(Set.of(Label.world(v6, true)))
                && selector.matches(Set.of(Label.reserved("world")));
    }

    static boolean matches(Selector selector, boolean v6, boolean dualStack, Standing standing) {
        Label own = Label.world(v6, dualStack);
        return switch (standing) {
            case UNNAMED ->
                selector.matches(Set.of(own)) || (dualStack && selector.matches(Set.of(Label.reserved("world"))));
            case NAMED -> selector.matches(Set.of(own));
            case API_SERVER -> selector.matches(Set.of(own, Label.reserved("kube-apiserver")));
        };
    }
}
