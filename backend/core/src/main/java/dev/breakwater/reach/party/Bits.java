package dev.breakwater.reach.party;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.IntConsumer;

/** A set of parties: the non-zero words of a bit set and where they stand, so that small sets stay small. Immutable. */
public final class Bits {
    public static final Bits NONE = new Bits(new int[0], new long[0], 0);

    final int[] places;
    final long[] words;
    final int size;
    private final int hash;

    Bits(int[] places, long[] words, int size) {
        this.places = size == places.length ? places : Arrays.copyOf(places, size);
        this.words = size == words.length ? words : Arrays.copyOf(words, size);
        this.size = size;
        this.hash = 31 * Arrays.hashCode(this.places) + Arrays.hashCode(this.words);
    }

    public static Bits of(int party) {
        return new Bits(new int[] {party >> 6}, new long[] {1L << party}, 1);
    }

    /** All from first to before end. */
    public static Bits range(int first, int end) {
        if (first >= end) {
            return NONE;
        }
        int from = first >> 6;
        int count = ((end - 1) >> 6) - from + 1;
        int[] places = new int[count];
        long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            places[i] = from + i;
            words[i] = -1L;
        }
        words[0] &= -1L << first;
        words[count - 1] &= -1L >>> (63 - ((end - 1) & 63));
        return new Bits(places, words, count);
    }

    /** Collects parties in any order. */
    public static final class Builder {
        private long[] words = new long[4];
        private int from = Integer.MAX_VALUE;
        private int to = -1;

        public Builder add(int party) {
            add(party >> 6, 1L << party);
            return this;
        }

        public Builder addAll(Bits bits) {
            for (int i = 0; i < bits.size; i++) {
                add(bits.places[i], bits.words[i]);
            }
            return this;
        }

        private void add(int place, long word) {
            if (place >= words.length) {
                words = Arrays.copyOf(words, Math.max(place + 1, words.length * 2));
            }
            words[place] |= word;
            from = Math.min(from, place);
            to = Math.max(to, place);
        }

        public Bits build() {
            if (to < 0) {
                return NONE;
            }
            int[] places = new int[to - from + 1];
            long[] kept = new long[to - from + 1];
            int count = 0;
            for (int place = from; place <= to; place++) {
                if (words[place] != 0) {
                    places[count] = place;
                    kept[count++] = words[place];
                }
            }
            return new Bits(places, kept, count);
        }
    }

    Bits with(Set<Integer> more) {
        var all = new Builder().addAll(this);
        more.forEach(all::add);
        return all.build();
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(int party) {
        int at = size == 1 ? (places[0] == party >> 6 ? 0 : -1) : Arrays.binarySearch(places, party >> 6);
        return at >= 0 && ((words[at] >>> party) & 1) != 0;
    }

    public int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    public int first() {
        if (size == 0) {
            throw new NoSuchElementException();
        }
        return (places[0] << 6) + Long.numberOfTrailingZeros(words[0]);
    }

    public Bits or(Bits other) {
        if (other.size == 0) {
            return this;
        }
        return size == 0 ? other : Merge.OR.of(this, other);
    }

    public Bits and(Bits other) {
        return size == 0 || other.size == 0 ? NONE : Merge.AND.of(this, other);
    }

    public Bits andNot(Bits other) {
        return size == 0 || other.size == 0 ? this : Merge.AND_NOT.of(this, other);
    }

    public boolean intersects(Bits other) {
        int i = 0;
        int j = 0;
        while (i < size && j < other.size) {
            if (places[i] == other.places[j]) {
                if ((words[i++] & other.words[j++]) != 0) {
                    return true;
                }
            } else if (places[i] < other.places[j]) {
                i++;
            } else {
                j++;
            }
        }
        return false;
    }

    public void forEach(IntConsumer action) {
        for (int i = 0; i < size; i++) {
            for (long left = words[i]; left != 0; left &= left - 1) {
                action.accept((places[i] << 6) + Long.numberOfTrailingZeros(left));
            }
        }
    }

    public int[] toArray() {
        int[] all = new int[count()];
        int[] next = {0};
        forEach(party -> all[next[0]++] = party);
        return all;
    }

    @Override
    public boolean equals(Object object) {
        return this == object
                || (object instanceof Bits other
                        && hash == other.hash
                        && Arrays.equals(places, other.places)
                        && Arrays.equals(words, other.words));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(toArray());
    }
}
