package dev.breakwater.reach.party;

import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Peer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The prefixes and names that cut the world into parties. */
final class Mentions {
    private final Set<Prefix> prefixes = new HashSet<>();
    private final Set<DomainPattern> patterns = new HashSet<>();

    static Mentions in(Collection<Clause> clauses) {
        var mentions = new Mentions();
        for (Clause clause : clauses) {
            clause.peers().forEach(mentions::add);
        }
        return mentions;
    }

    Mentions and(Topology topology) {
        topology.cidrGroups().forEach(group -> group.cidrs().forEach(this::add));
        topology.apiServerCidrs().forEach(this::add);
        topology.names().forEach(name -> {
            name.ips().forEach(this::add);
            patterns.add(new DomainPattern(name.name(), false));
        });
        return this;
    }

    private void add(Peer peer) {
        switch (peer) {
            case Peer.Block(var cidr, var except, var _) -> {
                prefixes.add(Prefix.of(cidr));
                except.forEach(each -> prefixes.add(Prefix.of(each)));
            }
            case Peer.Fqdn(var pattern, var _) -> patterns.add(pattern);
            case Peer.Labelled labelled ->
                labelled.selector().requirements().stream()
                        .filter(requirement -> requirement.source().equals(Label.CIDR))
                        .forEach(requirement -> add(requirement.key().replace('-', ':')));
            case Peer.Anybody _ -> {}
        }
    }

    private void add(String text) {
        @Nullable Prefix prefix = Prefix.parse(text);
        if (prefix != null) {
            prefixes.add(prefix);
        }
    }

    Set<Prefix> prefixes() {
        return prefixes;
    }

    Set<DomainPattern> patterns() {
        return patterns;
    }
}
