package dev.breakwater.reach;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance with a seed: equal seeds, equal throws. */
final class Dice {
    private final RandomGenerator random;
    private final boolean onLayerSeven;

    Dice(long seed) {
        this.onLayerSeven = seed % 3 == 0;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Whether this is one of the cases that dwell on L7: few ports and wide peers, so that its rules meet each other. */
    boolean onLayerSeven() {
        return onLayerSeven;
    }

    boolean oneIn(int sides) {
        return random.nextInt(sides) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T any(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... from) {
        return from[random.nextInt(from.length)];
    }

    /** The first mostly, else one of the rest. */
    @SafeVarargs
    final <T> T mostly(T usual, T... others) {
        return oneIn(5) ? others[below(others.length)] : usual;
    }

    <T> List<T> several(int least, int most, Supplier<T> source) {
        var made = new ArrayList<T>();
        for (int count = least + below(most - least + 1); count > 0; count--) {
            made.add(source.get());
        }
        return made;
    }

    /** Each of them with an even chance, in their order. */
    <T> List<T> some(List<T> from) {
        return from.stream().filter(_ -> random.nextBoolean()).toList();
    }
}
