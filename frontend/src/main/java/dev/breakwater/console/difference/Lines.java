package dev.breakwater.console.difference;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;

/** Two texts beside each other, line by line, with the long runs that they share folded away. */
final class Lines {
    private static final int CONTEXT = 3;

    /** What the words that differ within a line are marked with until it is escaped: characters that no manifest has. */
    static final char BEGIN = '\uE000';

    static final char END = '\uE001';

    private static final DiffRowGenerator GENERATOR = DiffRowGenerator.create()
            .showInlineDiffs(true)
            .inlineDiffByWord(true)
            .lineNormalizer(line -> line)
            .oldTag(first -> String.valueOf(first ? BEGIN : END))
            .newTag(first -> String.valueOf(first ? BEGIN : END))
            .build();

    /** A line of either text or of both, or how many shared lines are left out; a number is 0 where there is no such line. */
    sealed interface Line {
        record Same(int left, int right, String text) implements Line {}

        record Differs(int left, String before, int right, String after) implements Line {}

        record Folded(int lines) implements Line {}
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<Line> same = new ArrayList<>();
    private int left;
    private int right;

    private Lines() {}

    static List<Line> of(String before, String after) {
        var result = new Lines();
        GENERATOR
                .generateDiffRows(before.lines().toList(), after.lines().toList())
                .forEach(result::add);
        result.fold(true);
        return result.lines;
    }

    private void add(DiffRow row) {
        switch (row.getTag()) {
            case EQUAL -> same.add(new Line.Same(++left, ++right, row.getOldLine()));
            case DELETE -> differs(++left, bare(row.getOldLine()), 0, "");
            case INSERT -> differs(0, "", ++right, bare(row.getNewLine()));
            case CHANGE -> differs(++left, row.getOldLine(), ++right, row.getNewLine());
        }
    }

    /** A line that is there on one side only differs as a whole: none of its words does so more than the others. */
    private static String bare(String text) {
        return text.replace(String.valueOf(BEGIN), "").replace(String.valueOf(END), "");
    }

    private void differs(int leftNumber, String before, int rightNumber, String after) {
        fold(false);
        lines.add(new Line.Differs(leftNumber, before, rightNumber, after));
    }

    /** Keeps some shared lines after what differed last and before what differs next. */
    private void fold(boolean ends) {
        int head = lines.isEmpty() ? 0 : CONTEXT;
        int tail = ends ? 0 : CONTEXT;
        int hidden = same.size() - head - tail;
        if (hidden > 1) {
            lines.addAll(same.subList(0, head));
            lines.add(new Line.Folded(hidden));
            lines.addAll(same.subList(same.size() - tail, same.size()));
        } else {
            lines.addAll(same);
        }
        same.clear();
    }
}
