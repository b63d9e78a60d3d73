package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.rule.Peer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parties lie in a prefix: addresses by the cells that prefixes cut them into, nodes by their own address, names by none. */
final class Cells {
    private final Addresses addresses;
    private final int[] cells;
    private final Map<Integer, Prefix> nodeAddresses;
    private final boolean dualStack;

    /**
     * @param cells the party of each prefix's own cell, by the prefix's place; -1 where it has none
     * @param nodeAddresses addresses of nodes that CIDRs may match
     */
    Cells(Addresses addresses, int[] cells, Map<Integer, Prefix> nodeAddresses, boolean dualStack) {
        this.addresses = addresses;
        this.cells = cells;
        this.nodeAddresses = nodeAddresses;
        this.dualStack = dualStack;
    }

    Cells cut(Addresses finer, int[] places) {
        return new Cells(finer, places, nodeAddresses, dualStack);
    }

    Addresses addresses() {
        return addresses;
    }

    int[] places() {
        return cells;
    }

    /** The party whose own cell this very address is, or -1. */
    int at(String address) {
        Prefix prefix = Prefix.parse(address);
        int at = prefix == null ? -1 : addresses.indexOf(prefix);
        return at < 0 ? -1 : cells[at];
    }

    /** The party whose cell an address lies in. */
    @Nullable
    Integer around(Prefix address) {
        int at = addresses.longest(address);
        return at < 0 || cells[at] < 0 ? null : cells[at];
    }

    /** An address of a party's cell. */
    @Nullable
    String example(int party) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == party) {
                Prefix example = addresses.example(i);
                return example == null ? null : example.address();
            }
        }
        return null;
    }

    Bits block(Peer.Block block, List<Party> names) {
        Bits found = within(Prefix.of(block.cidr()), names);
        for (var except : block.except()) {
            found = found.andNot(within(Prefix.of(except), names));
        }
        return found;
    }

    /** @param names parties that stand for addresses in no prefix but that of all */
    Bits within(Prefix prefix, List<Party> names) {
        if (isAbsent(prefix)) {
            return Bits.NONE;
        }
        int at = place(prefix);
        var found = new Bits.Builder();
        for (int inner = at; inner < addresses.end(at); inner++) {
            if (cells[inner] >= 0) {
                found.add(cells[inner]);
            }
        }
        if (prefix.length() == 0 && !prefix.v6()) { // wherever a name points to, IPv4's whole world holds it
            names.forEach(party -> found.add(party.index()));
        }
        return found.build().or(nodes(prefix));
    }

    /** Who has the label of the prefix or of one in it: only addresses in a prefix that the state names have any. */
    Bits labelled(Prefix prefix, Standings standings) {
        if (isAbsent(prefix)) {
            return Bits.NONE;
        }
        int at = place(prefix);
        return standings.labelled(at, addresses.end(at)).or(nodes(prefix));
    }

    private boolean isAbsent(Prefix prefix) {
        return prefix.v6() && !dualStack;
    }

    private int place(Prefix prefix) {
        int at = addresses.indexOf(prefix);
        if (at < 0) {
            throw new IllegalArgumentException("The space was not cut at " + prefix + "; give it every clause");
        }
        return at;
    }

    private Bits nodes(Prefix prefix) {
        var nodes = new Bits.Builder();
        nodeAddresses.forEach((party, address) -> {
            if (prefix.contains(address)) {
                nodes.add(party);
            }
        });
        return nodes.build();
    }
}
