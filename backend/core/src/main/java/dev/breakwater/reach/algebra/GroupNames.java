package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Party;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.rule.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names groups of parties as people would: by namespace and the labels that tell its members from the others there. */
final class GroupNames {
    private static final int SHOWN = 6;

    private final Parties parties;
    private final Map<String, Bits> namespaces = new TreeMap<>();

    GroupNames(Parties parties) {
        this.parties = parties;
        Map<String, Bits.Builder> builders = new TreeMap<>();
        for (Party party : parties.all()) {
            if (party.namespace() != null) {
                builders.computeIfAbsent(party.namespace(), _ -> new Bits.Builder())
                        .add(party.index());
            }
        }
        builders.forEach((namespace, builder) -> namespaces.put(namespace, builder.build()));
    }

    String of(Bits group) {
        List<String> words = new ArrayList<>(pods(group));
        Bits addresses = parties.of(Party.Kind.ADDRESSES);
        boolean world = !addresses.isEmpty() && addresses.andNot(group).isEmpty();
        if (world) {
            words.add("world");
        }
        group.forEach(index -> {
            Party party = parties.all().get(index);
            boolean said = party.namespace() != null || (world && party.kind() == Party.Kind.ADDRESSES);
            if (!said) {
                words.add(party.name());
            }
        });
        return shortened(words);
    }

    private static String shortened(List<String> words) {
        if (words.size() <= SHOWN) {
            return String.join(", ", words);
        }
        return String.join(", ", words.subList(0, SHOWN - 1)) + " and " + (words.size() - SHOWN + 1) + " more";
    }

    private List<String> pods(Bits group) {
        List<String> words = new ArrayList<>();
        boolean all = true;
        for (Map.Entry<String, Bits> each : namespaces.entrySet()) {
            Bits members = each.getValue().and(group);
            all &= members.equals(each.getValue());
            if (!members.isEmpty()) {
                words.add(inNamespace(each.getKey(), each.getValue(), members));
            }
        }
        return all && words.size() > 2 ? List.of("all pods") : words;
    }

    private String inNamespace(String namespace, Bits whole, Bits members) {
        if (members.equals(whole)) {
            return namespace;
        }
        String shared = shared(whole, members);
        if (shared != null) {
            return namespace + " " + shared;
        }
        List<String> each = new ArrayList<>();
        members.forEach(member -> {
            String label = shared(whole, Bits.of(member));
            each.add(label == null ? parties.all().get(member).name() : label);
        });
        return namespace + " {" + shortened(each) + "}";
    }

    /** A label, or two, that the members have and nobody else in their namespace; null when there is none. */
    private @Nullable String shared(Bits whole, Bits members) {
        List<Label> labels = telling(parties.all().get(members.first()));
        for (Label one : labels) {
            if (holding(whole, one).equals(members)) {
                return text(one);
            }
        }
        for (Label one : labels) {
            for (Label other : labels) {
                if (!one.equals(other) && holding(holding(whole, one), other).equals(members)) {
                    return text(one) + " " + text(other);
                }
            }
        }
        return null;
    }

    private static List<Label> telling(Party party) {
        return party.labels().stream()
                .filter(label -> label.source().equals("k8s") && !label.key().startsWith("io."))
                .sorted(Comparator.comparing(Label::key).thenComparing(Label::value))
                .collect(Collectors.toList());
    }

    private Bits holding(Bits parties, Label label) {
        var found = new Bits.Builder();
        parties.forEach(index -> {
            if (this.parties.all().get(index).labels().contains(label)) {
                found.add(index);
            }
        });
        return found.build();
    }

    private static String text(Label label) {
        return label.key() + "=" + label.value();
    }
}
