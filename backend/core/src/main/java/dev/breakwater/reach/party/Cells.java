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
        if (prefix.v6() && !dualStack) {
            return Bits.NONE;
        }
        int at = addresses.indexOf(prefix);
        if (at < 0) {
            throw new IllegalArgumentException("The space was not cut at " + prefix + "; give it every clause");
        }
        var found = new Bits.Builder();
        for (int inner = at; inner < addresses.end(at); inner++) {
            if (cells[inner] >= 0) {
                found.add(cells[inner]);
            }
        }
        if (prefix.length() == 0 && !prefix.v6()) { // wherever a name points to, IPv4's whole world holds it
            names.forEach(party -> found.add(party.index()));
        }
        nodeAddresses.forEach((party, address) -> {
            if (prefix.contains(address)) {
                found.add(party);
            }
        });
        return found.build();
    }

    /** A whole family holds every prefix, but the label of one only those addresses have that lie in a named one. */
    Bits labelled(boolean v6, Standings standings) {
        var nodes = new Bits.Builder();
        nodeAddresses.forEach((party, address) -> {
            if (address.v6() == v6) {
                nodes.add(party);
            }
        });
        return standings.inside(v6).or(nodes.build());
    }
}
