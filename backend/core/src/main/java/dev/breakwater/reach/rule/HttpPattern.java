package dev.breakwater.reach.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of an HTTP rule in RE2's syntax, which must match the whole text. It is run in time linear in the text,
 * as RE2 does: expressions are written by tenants.
 */
public final class HttpPattern {
    private static final int LARGEST = 50_000;

    private final List<Step> program = new ArrayList<>();

    /** What an expression consists of. */
    sealed interface Node {
        record OneOf(IntPredicate characters) implements Node {}

        record All(List<Node> nodes) implements Node {}

        record Any(List<Node> nodes) implements Node {}

        /** {@code most} is -1 without an upper bound. */
        record Repeat(Node node, int least, int most) implements Node {}

        record At(Position position) implements Node {}
    }

    /** Where an assertion holds. */
    enum Position {
        START,
        END,
        LINE_START,
        LINE_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY
    }

    /** One instruction; control goes to the next one, or for a fork to {@code one} and {@code other}. */
    private sealed interface Step {
        record Take(IntPredicate characters) implements Step {}

        record Check(Position position) implements Step {}

        record Fork(int one, int other) implements Step {}
    }

    private HttpPattern(Node node) {
        emit(node);
    }

    /** What is wrong with an expression, or null. */
    public static @Nullable String error(String expression) {
        try {
            of(expression);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Whether the whole text matches; false also for an expression that is none. */
    public static boolean matches(String expression, String text) {
        return error(expression) == null && of(expression).matches(text);
    }

    private static HttpPattern of(String expression) {
        return new HttpPattern(new HttpPatternParser(expression).parse());
    }

    private void emit(Node node) {
        if (program.size() > LARGEST) {
            throw new IllegalArgumentException("expression too large");
        }
        switch (node) {
            case Node.OneOf(var characters) -> program.add(new Step.Take(characters));
            case Node.At(var position) -> program.add(new Step.Check(position));
            case Node.All(var nodes) -> nodes.forEach(this::emit);
            case Node.Any(var nodes) -> emitAny(nodes);
            case Node.Repeat repeat -> emitRepeat(repeat);
        }
    }

    private void emitAny(List<Node> nodes) {
        var exits = new ArrayList<Integer>();
        for (int i = 0; i < nodes.size(); i++) {
            boolean last = i == nodes.size() - 1;
            int fork = program.size();
            if (!last) {
                program.add(new Step.Fork(0, 0));
            }
            emit(nodes.get(i));
            if (!last) {
                exits.add(program.size());
                program.add(new Step.Fork(0, 0));
                program.set(fork, new Step.Fork(fork + 1, program.size()));
            }
        }
        exits.forEach(exit -> program.set(exit, new Step.Fork(program.size(), program.size())));
    }

    private void emitRepeat(Node.Repeat repeat) {
        for (int i = 0; i < repeat.least(); i++) {
            emit(repeat.node());
        }
        if (repeat.most() < 0) {
            int fork = program.size();
            program.add(new Step.Fork(0, 0));
            emit(repeat.node());
            program.add(new Step.Fork(fork, fork));
            program.set(fork, new Step.Fork(fork + 1, program.size()));
            return;
        }
        var forks = new ArrayList<Integer>();
        for (int i = repeat.least(); i < repeat.most(); i++) {
            forks.add(program.size());
            program.add(new Step.Fork(0, 0));
            emit(repeat.node());
        }
        forks.forEach(fork -> program.set(fork, new Step.Fork(fork + 1, program.size())));
    }

    private boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        BitSet states = new BitSet();
        reach(0, characters, 0, states);
        for (int at = 0; at < characters.length; at++) {
            BitSet next = new BitSet();
            for (int state = states.nextSetBit(0); state >= 0; state = states.nextSetBit(state + 1)) {
                if (state < program.size()
                        && program.get(state) instanceof Step.Take(var wanted)
                        && wanted.test(characters[at])) {
                    reach(state + 1, characters, at + 1, next);
                }
            }
            states = next;
        }
        return states.get(program.size());
    }

    /** Adds a state and whatever follows from it without taking a character; a stack, for programs are deep. */
    private void reach(int first, int[] characters, int at, BitSet states) {
        var open = new ArrayList<Integer>(List.of(first));
        while (!open.isEmpty()) {
            int state = open.removeLast();
            if (states.get(state)) {
                continue;
            }
            states.set(state);
            if (state == program.size()) {
                continue;
            }
            switch (program.get(state)) {
                case Step.Take _ -> {}
                case Step.Check(var position) -> {
                    if (holds(position, characters, at)) {
                        open.add(state + 1);
                    }
                }
                case Step.Fork(var one, var other) -> {
                    open.add(one);
                    open.add(other);
                }
            }
        }
    }

    private static boolean holds(Position position, int[] characters, int at) {
        boolean start = at == 0;
        boolean end = at == characters.length;
        return switch (position) {
            case START -> start;
            case END -> end;
            case LINE_START -> start || characters[at - 1] == '\n';
            case LINE_END -> end || characters[at] == '\n';
            case WORD_BOUNDARY -> isWord(characters, at - 1) != isWord(characters, at);
            case NO_WORD_BOUNDARY -> isWord(characters, at - 1) == isWord(characters, at);
        };
    }

    private static boolean isWord(int[] characters, int at) {
        return at >= 0 && at < characters.length && HttpPatternCharacters.WORD.test(characters[at]);
    }
}
