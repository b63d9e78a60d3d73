package dev.breakwater.reach.party;

import dev.breakwater.reach.Endpoint.NamedPort;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.identity.NamedPorts;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.reach.rule.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Those parties that policies can select: pods, and nodes under the host firewall. */
public final class Subjects {
    private final List<Member> members;
    private final Postings pods;
    private final Bits nodes;
    private final Map<Subject, Bits> found = new HashMap<>();

    /**
     * A party as policies select it.
     *
     * @param ports named ports of its own
     */
    public record Member(boolean node, Set<Label> labels, Map<String, NamedPort> ports) {

        /** Cilium looks for the key alone, whatever its source. */
        public boolean has(String key) {
            return labels.stream().anyMatch(label -> label.key().equals(key));
        }

        /** The number behind a name, or -1. */
        public int port(Protocol protocol, String name) {
            return NamedPorts.number(ports, name.toLowerCase(Locale.ROOT), protocol);
        }
    }

    /** The members are the parties from 0 on, pods before nodes. */
    Subjects(List<Member> members) {
        this.members = List.copyOf(members);
        var labels = new ArrayList<Set<Label>>();
        members.stream().filter(member -> !member.node).forEach(member -> labels.add(member.labels));
        this.pods = Postings.of(0, labels);
        this.nodes = Bits.range(labels.size(), members.size());
    }

    public int count() {
        return members.size();
    }

    public Member member(int party) {
        return members.get(party);
    }

    public boolean has(int party) {
        return party < members.size();
    }

    public Bits all() {
        return Bits.range(0, members.size());
    }

    public synchronized Bits selectedBy(Subject subject) {
        return found.computeIfAbsent(subject, this::find);
    }

    private Bits find(Subject subject) {
        if (subject.nodes()) {
            var selected = new Bits.Builder();
            nodes.forEach(node -> {
                if (subject.namespace() == null
                        && subject.selector().matches(members.get(node).labels)) { // no node is in a namespace
                    selected.add(node);
                }
            });
            return selected.build();
        }
        Bits matching = pods.matching(subject.selector());
        return subject.namespace() == null
                ? matching
                : matching.and(pods.labelled(Label.ANY, "io.kubernetes.pod.namespace", subject.namespace()));
    }
}
