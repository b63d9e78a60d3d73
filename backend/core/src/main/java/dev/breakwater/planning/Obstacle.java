package dev.breakwater.planning;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.FlowRow;
import java.util.List;

/** What stands against a plan, and what would be needed. */
public sealed interface Obstacle {
    String sentence();

    String needed();

    /** Flows that both ends allow and no order keeps. */
    record Cut(List<FlowRow> flows) implements Obstacle {
        public Cut {
            flows = List.copyOf(flows);
        }

        @Override
        public String sentence() {
            return "These flows are allowed before and after, and no order keeps all of them: " + text(flows);
        }

        @Override
        public String needed() {
            return "Keep what carries them until a later change, or override with a reason";
        }
    }

    /** Flows that both ends allow, by the plain path at one end and by a proxy at the other. */
    record Rehandled(List<FlowRow> flows) implements Obstacle {
        public Rehandled {
            flows = List.copyOf(flows);
        }

        @Override
        public String sentence() {
            return "Connections of these flows break when they move between the plain path and a proxy: " + text(flows);
        }

        @Override
        public String needed() {
            return "A moment in which these connections may break, and an override with a reason";
        }
    }

    /** Flows that both ends deny and no order keeps closed. */
    record Leaked(List<FlowRow> flows) implements Obstacle {
        public Leaked {
            flows = List.copyOf(flows);
        }

        @Override
        public String sentence() {
            return "These flows are denied before and after, and no order keeps all of them closed: " + text(flows);
        }

        @Override
        public String needed() {
            return "Make the change in two, closing first and opening in a second one, or override with a reason";
        }
    }

    /** Policies that Cilium's agent cannot merge. */
    record Unmergeable(List<String> conflicts) implements Obstacle {
        public Unmergeable {
            conflicts = List.copyOf(conflicts);
        }

        @Override
        public String sentence() {
            return "On the way Cilium would have policies for one endpoint that it cannot merge: "
                    + String.join("; ", conflicts);
        }

        @Override
        public String needed() {
            return "Withdraw one of the two first, in a change of its own";
        }
    }

    /** Desired objects that Cilium would refuse and not enforce. */
    record Unreadable(List<ObjectRef> objects) implements Obstacle {
        public Unreadable {
            objects = List.copyOf(objects);
        }

        @Override
        public String sentence() {
            return "Cilium would refuse "
                    + String.join(
                            ", ", objects.stream().map(ObjectRef::toString).toList());
        }

        @Override
        public String needed() {
            return "Objects that Cilium accepts";
        }
    }

    /** A break that no order avoids. */
    record Interruption(Foreseen foreseen) implements Obstacle {
        @Override
        public String sentence() {
            return foreseen.sentence();
        }

        @Override
        public String needed() {
            return "A window for the interruption, and an override with a reason";
        }
    }

    private static String text(List<FlowRow> flows) {
        return String.join("; ", flows.stream().map(FlowRow::toString).toList());
    }
}
