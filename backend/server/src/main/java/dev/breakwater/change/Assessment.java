package dev.breakwater.change;

import dev.breakwater.situation.Hindrance;
import dev.breakwater.situation.Stage;
import dev.breakwater.vocabulary.PolicyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change would do to flows, whether tenants stay apart, what is hardly meant, and in which steps it is carried out. */
public record Assessment(Flows flows, Isolation isolation, List<Trap> lint, List<PlanAhead> plans) {
    public Assessment {
        lint = List.copyOf(lint);
        plans = List.copyOf(plans);
    }

    /**
     * Flows that are decided otherwise than before.
     *
     * @param rehandled allowed before and after, but handed over between the plain path and a proxy
     * @param more rows that are left out, of all three
     */
    public record Flows(List<Row> opened, List<Row> closed, List<Row> rehandled, int more) {
        public Flows {
            opened = List.copyOf(opened);
            closed = List.copyOf(closed);
            rehandled = List.copyOf(rehandled);
        }
    }

    /** Flows from each of some to each of others, in words and by one of them. */
    public record Row(String sentence, String from, String to, List<String> traffic, Packet example) {
        public Row {
            traffic = List.copyOf(traffic);
        }
    }

    /** One flow; {@code request} is empty where it does not matter. */
    public record Packet(String from, String to, String protocol, int port, String request) {}

    /** Whether no tenant reaches another one without a contract, and if not, which flows show it. */
    public record Isolation(boolean proven, String sentence, List<Row> crossings) {
        public Isolation {
            crossings = List.copyOf(crossings);
        }
    }

    /**
     * Something that is new with the change, valid, and hardly meant.
     *
     * @param path where in the object
     * @param policy of which a rule is meant, null where it is no single rule of one
     * @param rule which rule of that policy, counted from 0
     */
    public record Trap(
            String code,
            String object,
            String path,
            String sentence,
            String remedy,
            @Nullable PolicyId policy,
            @Nullable Integer rule) {}

    /**
     * The plan for units that have to be planned as one.
     *
     * @param verdict PROVEN, OVERRIDDEN or REFUSED
     * @param reason who answers for an overridden plan, and why
     * @param obstacles why it is not proven; not shown to whoever does not see all units
     * @param phases of a refused plan, what an operator's override would carry out
     * @param pruning how much is taken away
     */
    public record PlanAhead(
            List<String> units,
            String strategy,
            String verdict,
            @Nullable String reason,
            List<Hindrance> obstacles,
            List<Stage> phases,
            List<Notice> foreseen,
            String pruning) {
        public PlanAhead {
            units = List.copyOf(units);
            obstacles = List.copyOf(obstacles);
            phases = List.copyOf(phases);
            foreseen = List.copyOf(foreseen);
        }
    }

    /** What BGP peers or the holders of addresses will notice. */
    public record Notice(
            String event,
            String weight,
            List<String> peers,
            List<String> nodes,
            List<String> prefixes,
            String sentence) {
        public Notice {
            peers = List.copyOf(peers);
            nodes = List.copyOf(nodes);
            prefixes = List.copyOf(prefixes);
        }
    }
}
