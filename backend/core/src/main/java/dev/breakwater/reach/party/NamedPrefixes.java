package dev.breakwater.reach.party;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.party.WorldLabels.Standing;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The prefixes that a state names, each of which gives its addresses an identity of their own. */
final class NamedPrefixes {
    private final Addresses addresses;
    private final int[] cells;
    private final boolean[] named;
    private final boolean[] apiServers;
    private final boolean[] whole;
    private final Bits.Builder resolved = new Bits.Builder();

    NamedPrefixes(Topology topology, Addresses addresses, int[] cells) {
        this.addresses = addresses;
        this.cells = cells;
        this.named = new boolean[addresses.size()];
        this.apiServers = new boolean[addresses.size()];
        this.whole = new boolean[addresses.size()];
        topology.cidrGroups().forEach(group -> group.cidrs().forEach(this::mark));
        topology.apiServerCidrs().forEach(text -> {
            mark(text);
            mark(apiServers, Prefix.parse(text), 0);
        });
    }

    void add(Peer peer, Function<DomainPattern, Bits> names) {
        switch (peer) {
            case Peer.Block(var cidr, var except, var _) -> {
                mark(named, Prefix.of(cidr));
                except.forEach(each -> mark(named, Prefix.of(each)));
            }
            case Peer.Fqdn(var pattern, var _) -> resolved.addAll(names.apply(pattern));
            case Peer.Labelled labelled
            when !labelled.narrowed() ->
                labelled.selector().requirements().stream()
                        .filter(requirement -> requirement.source().equals(Label.CIDR))
                        .forEach(requirement ->
                                mark(named, Prefix.parse(requirement.key().replace('-', ':'))));
            case Peer.Anybody _, Peer.Labelled _ -> {}
        }
    }

    /** A whole family gets no label of its own, but what groups and the API server make of it. */
    private void mark(String text) {
        mark(named, Prefix.parse(text), 1);
        mark(whole, Prefix.parse(text), 0);
    }

    private void mark(boolean[] marks, @Nullable Prefix prefix) {
        mark(marks, prefix, 1);
    }

    private void mark(boolean[] marks, @Nullable Prefix prefix, int shortest) {
        int at = prefix == null || prefix.length() < shortest ? -1 : addresses.indexOf(prefix);
        if (at >= 0) {
            marks[at] = true;
        }
    }

    Standings standings(List<Party> abstractNames) {
        Bits known = resolved.build();
        var standings = new Standings.Builder();
        var inherited = new Standing[named.length];
        var nearest = new int[named.length];
        for (int i = 0; i < named.length; i++) {
            int parent = addresses.parent(i);
            Standing above = parent < 0 ? Standing.UNNAMED : inherited[parent];
            boolean itself = named[i] || whole[i] || (cells[i] >= 0 && known.contains(cells[i]));
            boolean apiServer = apiServers[i] || above == Standing.API_SERVER;
            inherited[i] = apiServer ? Standing.API_SERVER : itself ? Standing.NAMED : above;
            nearest[i] = named[i] ? i : parent < 0 ? -1 : nearest[parent];
            if (cells[i] >= 0) {
                standings.add(cells[i], addresses.prefix(i).v6(), inherited[i], nearest[i]);
            }
        }
        abstractNames.forEach(party -> standings.add(party.index(), false, Standing.NAMED, -1));
        return standings.build();
    }
}
