package dev.breakwater.planning.flow;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A way to divide changes among stages by the moves that they make; the simplest that proves is taken. */
enum Layout {
    AT_ONCE(List.of(new Part(
            "Everything",
            "No mix of before and after loses or opens a flow, so nothing has to wait",
            EnumSet.allOf(Move.class)))),
    FOUR_PHASES(List.of(
            new Part("Add denies", "First, since denies win over whatever comes later", EnumSet.of(Move.ADD_DENY)),
            new Part(
                    "Add allows, switch off default deny",
                    "After the new denies, which keep closed what is to stay closed",
                    EnumSet.of(Move.ADD_ALLOW, Move.DROP_DEFAULT_DENY)),
            new Part(
                    "Remove allows, switch on default deny",
                    "After the new allows, which carry what is to stay open",
                    EnumSet.of(Move.DROP_ALLOW, Move.ADD_DEFAULT_DENY)),
            new Part(
                    "Remove denies",
                    "Last, when what they kept closed is closed without them",
                    EnumSet.of(Move.DROP_DENY)))),
    SIX_PHASES(List.of(
            new Part("Add denies", "First, since denies win over whatever comes later", EnumSet.of(Move.ADD_DENY)),
            new Part(
                    "Add allows",
                    "After the new denies, which keep closed what is to stay closed",
                    EnumSet.of(Move.ADD_ALLOW)),
            new Part(
                    "Switch on default deny",
                    "With all allows in place nothing is lost by it",
                    EnumSet.of(Move.ADD_DEFAULT_DENY)),
            new Part(
                    "Switch off default deny",
                    "After the new default deny, so that no endpoint is without that is to have one",
                    EnumSet.of(Move.DROP_DEFAULT_DENY)),
            new Part(
                    "Remove allows", "After everything that carries what is to stay open", EnumSet.of(Move.DROP_ALLOW)),
            new Part(
                    "Remove denies",
                    "Last, when what they kept closed is closed without them",
                    EnumSet.of(Move.DROP_DENY)))),
    CLOSE_THEN_OPEN(List.of(
            new Part(
                    "Close",
                    "Nothing that both states allow rests on what goes, and what is closed cannot leak",
                    EnumSet.of(Move.ADD_DENY, Move.ADD_DEFAULT_DENY, Move.DROP_ALLOW)),
            new Part(
                    "Open",
                    "After everything that closes, so that no flow opens at one end before it closes at the other",
                    EnumSet.of(Move.ADD_ALLOW, Move.DROP_DEFAULT_DENY, Move.DROP_DENY))));

    /** One stage: its name, why it stands there, and what it does. */
    record Part(String title, String why, EnumSet<Move> moves) {
        Stage stage(List<Change> changes) {
            return new Stage(title, why, changes, List.of(), 0);
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // lists and sets that nobody changes
    private final List<Part> parts;

    Layout(List<Part> parts) {
        this.parts = parts;
    }

    List<Part> parts() {
        return parts;
    }

    /** Whether some stage can hold the whole of this change. */
    boolean holds(Change change) {
        return parts.stream().anyMatch(part -> part.moves.containsAll(change.moves()));
    }

    /** A stage for each part, empty ones too; what changes no verdict goes first. */
    List<Stage> stages(List<Change> changes) {
        var stages = new ArrayList<Stage>();
        var left = new ArrayList<>(changes);
        for (Part part : parts) {
            List<Change> here = left.stream()
                    .filter(change -> part.moves.containsAll(change.moves()))
                    .toList();
            left.removeAll(Set.copyOf(here));
            stages.add(part.stage(here));
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException(this + " has no place for " + left);
        }
        return stages;
    }
}
