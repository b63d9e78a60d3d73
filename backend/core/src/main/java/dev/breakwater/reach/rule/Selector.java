package dev.breakwater.reach.rule;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** A label selector as Cilium has completed it: sources and namespaces added. No requirement at all selects everything. */
public record Selector(List<Requirement> requirements) {

    /** How a requirement reads its values. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }

    /** One requirement on one key; {@code any} as the source matches a label of any source. */
    public record Requirement(String source, String key, Operator operator, SortedSet<String> values) {
        public Requirement {
            values = new TreeSet<>(values);
        }

        private boolean names(Label label) {
            return key.equals(label.key()) && (source.equals("any") || source.equals(label.source()));
        }

        /** NotIn and DoesNotExist also match what lacks the key. */
        boolean matches(Set<Label> labels) {
            return switch (operator) {
                case EXISTS -> labels.stream().anyMatch(this::names);
                case DOES_NOT_EXIST -> labels.stream().noneMatch(this::names);
                case IN -> labels.stream().anyMatch(label -> names(label) && values.contains(label.value()));
                case NOT_IN -> labels.stream().noneMatch(label -> names(label) && values.contains(label.value()));
            };
        }
    }

    public Selector {
        requirements = List.copyOf(requirements);
    }

    public boolean matches(Set<Label> labels) {
        return requirements.stream().allMatch(requirement -> requirement.matches(labels));
    }
}
