package dev.breakwater.console.drawing;

import dev.breakwater.console.drawing.Node.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How arrows run between boxes, and where the words on them stand: beside the box in the middle, one below the other. */
final class Lines {
    private static final int APART = 9;
    private static final int LETTER = 8;
    private static final int IDEOGRAM = 13;
    private static final int PADDING = 20;
    private static final int NARROWEST = 44;
    private static final int WIDEST = 120;
    private static final int WORDS_HEIGHT = 24;
    private static final int STUB = 10;

    private final Boxes boxes;
    private final Map<Link, Curve> curves = new LinkedHashMap<>();
    private final Map<Link, Box> words = new LinkedHashMap<>();

    private Lines(Boxes boxes) {
        this.boxes = boxes;
    }

    static Lines of(Boxes boxes, List<Link> links) {
        var lines = new Lines(boxes);
        links.forEach(link -> {
            Curve curve = lines.curve(link);
            lines.curves.put(link, curve);
            lines.words.put(link, lines.room(link, curve));
        });
        return lines;
    }

    Map<Link, Curve> curves() {
        return curves;
    }

    Map<Link, Box> words() {
        return words;
    }

    private Curve curve(Link link) {
        Box from = boxes.box(link.from());
        Box to = boxes.box(link.to());
        boolean returns = boxes.column(link.from()) == boxes.column(link.to());
        int y = end(link.from(), true, link);
        int toY = end(link.to(), returns, link);
        return returns
                ? new Curve(from.right(), y, to.right(), toY, pull(Math.abs(toY - y)))
                : new Curve(from.right(), y, to.x(), toY, (to.x() - from.right()) / 2);
    }

    /** An arc reaches out the further the more it spans: beyond the words, but not into the next column. */
    private static int pull(int span) {
        return Math.min(WIDEST + 40 + span / 6, (Boxes.RIGHT_LANE - 15) * 4 / 3);
    }

    /** Where on the side of its box a link ends, so that no two end in the same place. */
    private int end(String id, boolean rightSide, Link link) {
        List<Link> there = boxes.at(id, rightSide);
        if (boxes.column(id) != Column.MIDDLE) {
            int gaps = Math.max(1, there.size() - 1);
            int first = there.size() == 1 ? 0 : -Math.min(APART * gaps, Boxes.HEIGHT - 10) / 2;
            return boxes.box(id).middle() + first + there.indexOf(link) * -2 * first / gaps;
        }
        int above = there.subList(0, there.indexOf(link)).stream()
                .mapToInt(other -> boxes.slot(id, other))
                .sum();
        return boxes.box(id).middle() - boxes.needed(id, rightSide) / 2 + above + boxes.slot(id, link) / 2;
    }

    private Box room(Link link, Curve curve) {
        int width = width(link.words());
        return boxes.column(link.from()) == Column.MIDDLE
                ? new Box(curve.x() + STUB, curve.y() - WORDS_HEIGHT / 2, width, WORDS_HEIGHT)
                : new Box(curve.toX() - 2 * STUB - width, curve.toY() - WORDS_HEIGHT / 2, width, WORDS_HEIGHT);
    }

    private static int width(String text) {
        int letters = text.codePoints()
                .map(letter -> Character.isIdeographic(letter) ? IDEOGRAM : LETTER)
                .sum();
        return Math.clamp(letters + PADDING, NARROWEST, WIDEST);
    }
}
