package dev.breakwater.planning;

import java.util.List;

/**
 * What comes with a plan, whether it is proven or not.
 *
 * @param foreseen what BGP peers and the holders of addresses will notice, in the order in which it will happen
 * @param pruning how much is taken away, and whether a person has to allow that first
 */
public record Outlook(List<Foreseen> foreseen, Pruning pruning) {
    public Outlook {
        foreseen = List.copyOf(foreseen);
    }
}
