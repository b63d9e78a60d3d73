package dev.breakwater.reach.object;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.rule.Clause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one policy object. */
public sealed interface Parsed {
    ObjectRef object();

    /** In force: what it says, in the order in which it says it. */
    record Accepted(ObjectRef object, List<Clause> clauses) implements Parsed {
        public Accepted {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * Refused, and without any effect.
     *
     * @param reason in the words of whom refuses it
     * @param path where in the object, such as {@code spec.ingress[0].toPorts[1]}
     */
    record Refused(
            ObjectRef object,
            By by,
            String reason,
            String path,
            @Nullable String remedy) implements Parsed {
        @Override
        public String toString() {
            return object + (path.isEmpty() ? "" : " " + path) + ": " + reason;
        }
    }

    /** Who refuses: the API server by its schema, so that it is never stored, or Cilium, which stores and ignores it. */
    enum By {
        API_SERVER,
        CILIUM
    }
}
