package dev.breakwater.reach.party;

/** Two sets made one, word by word; the words that only one of them has are kept or not. */
record Merge(boolean keepMine, boolean keepTheirs, Word op) {
    static final Merge OR = new Merge(true, true, (a, b) -> a | b);
    static final Merge AND = new Merge(false, false, (a, b) -> a & b);
    static final Merge AND_NOT = new Merge(true, false, (a, b) -> a & ~b);

    interface Word {
        long of(long mine, long theirs);
    }

    Bits of(Bits mine, Bits theirs) {
        int most = most(mine.size, theirs.size);
        int[] at = new int[most];
        long[] merged = new long[most];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < mine.size || j < theirs.size) {
            int left = i < mine.size ? mine.places[i] : Integer.MAX_VALUE;
            int right = j < theirs.size ? theirs.places[j] : Integer.MAX_VALUE;
            long word;
            if (left == right) {
                word = op.of(mine.words[i++], theirs.words[j++]);
            } else if (left < right) {
                word = keepMine ? mine.words[i] : 0;
                i++;
            } else {
                word = keepTheirs ? theirs.words[j] : 0;
                j++;
            }
            if (word != 0) {
                at[count] = Math.min(left, right);
                merged[count++] = word;
            }
            if ((!keepTheirs && i == mine.size) || (!keepMine && j == theirs.size)) {
                break;
            }
        }
        return count == 0 ? Bits.NONE : new Bits(at, merged, count);
    }

    private int most(int mine, int theirs) {
        return keepMine ? keepTheirs ? mine + theirs : mine : Math.min(mine, theirs);
    }
}
