package dev.breakwater.reach.rule;

import dev.breakwater.vocabulary.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A label selector as Cilium has completed it: sources and namespaces added. No requirement at all selects everything. */
public record Selector(List<Requirement> requirements) {
    public static final Selector EVERYTHING = new Selector(List.of());

    /** How a requirement reads its values. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }

    /**
     * One requirement on one key; {@code any} as the source matches a label of any source, and a key of source {@code cidr}
     * also the labels of the prefixes inside it.
     */
    public record Requirement(String source, String key, Operator operator, SortedSet<String> values) {
        public Requirement {
            values = new TreeSet<>(values);
        }

        /** The label is there, with this value. */
        public static Requirement is(Label label) {
            return new Requirement(label.source(), label.key(), Operator.IN, new TreeSet<>(List.of(label.value())));
        }

        public static Requirement exists(String source, String key) {
            return new Requirement(source, key, Operator.EXISTS, new TreeSet<>());
        }

        public static Requirement doesNotExist(String source, String key) {
            return new Requirement(source, key, Operator.DOES_NOT_EXIST, new TreeSet<>());
        }

        /** NotIn and DoesNotExist also match what lacks the key. */
        boolean matches(LabelSet labels) {
            Label label = named(labels);
            return switch (operator) {
                case EXISTS -> label != null;
                case DOES_NOT_EXIST -> label == null;
                case IN -> label != null && values.contains(label.value());
                case NOT_IN -> label == null || !values.contains(label.value());
            };
        }

        private @Nullable Label named(LabelSet labels) {
            if (source.equals(Label.CIDR)) {
                return CidrLabel.within(key, labels);
            }
            Label label = labels.byKey(key);
            return label != null && (source.equals(Label.ANY) || source.equals(label.source())) ? label : null;
        }
    }

    public Selector {
        requirements = List.copyOf(requirements);
    }

    public static Selector of(Requirement... requirements) {
        return new Selector(List.of(requirements));
    }

    /** Both selectors' requirements. */
    public Selector and(Selector other) {
        var both = new ArrayList<>(requirements);
        both.addAll(other.requirements);
        return new Selector(both);
    }

    public boolean matches(Set<Label> labels) {
        LabelSet set = LabelSet.of(labels);
        for (Requirement requirement : requirements) {
            if (!requirement.matches(set)) {
                return false;
            }
        }
        return true;
    }

    /** How Cilium writes a prefix as a label: {@code cidr:10.0.0.0/8}, with dashes for colons. */
    public static final class CidrLabel {
        private CidrLabel() {}

        public static Label of(Cidr cidr) {
            return new Label(Label.CIDR, key(cidr), "");
        }

        public static String key(Cidr cidr) {
            String address = cidr.network().value();
            if (cidr.isIpv6()) {
                address = (address.startsWith(":") ? "0" : "") + address + (address.endsWith(":") ? "0" : "");
            }
            return address.replace(':', '-') + "/" + cidr.prefix();
        }

        private static @Nullable Label within(String key, LabelSet labels) {
            for (Label label : labels) {
                if (label.source().equals(Label.CIDR) && (label.key().equals(key) || inside(key, label.key()))) {
                    return label;
                }
            }
            return null;
        }

        private static boolean inside(String outer, String inner) {
            Cidr whole = parsed(outer);
            Cidr part = parsed(inner);
            return whole != null && part != null && whole.contains(part);
        }

        private static @Nullable Cidr parsed(String key) {
            try {
                return Cidr.parse(key.replace('-', ':'));
            } catch (RuntimeException _) {
                return null;
            }
        }
    }
}
