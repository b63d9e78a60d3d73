package dev.breakwater.console.drawing;

import dev.breakwater.console.drawing.Node.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How arrows run between boxes, and where the words on them find room; words without room are left out, never laid over others. */
final class Lines {
    private static final int APART = 9;
    private static final int LETTER = 8;
    private static final int IDEOGRAM = 13;
    private static final int NARROWEST = 44;
    private static final int WIDEST = 130;
    private static final int WORDS_HEIGHT = 24;
    private static final int GAP = 6;
    private static final int PLACES = 28;
    private static final double STEP = .02;

    private final Boxes boxes;
    private final Map<Link, Curve> curves = new LinkedHashMap<>();
    private final Map<Link, Box> words = new LinkedHashMap<>();

    private Lines(Boxes boxes) {
        this.boxes = boxes;
    }

    static Lines of(Boxes boxes, List<Link> links) {
        var lines = new Lines(boxes);
        links.forEach(link -> lines.curves.put(link, lines.curve(link)));
        lines.curves.forEach((link, curve) -> lines.room(link, curve).ifPresent(room -> lines.words.put(link, room)));
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
        int y = from.middle() + offset(link.from(), true, link);
        if (boxes.column(link.from()) == boxes.column(link.to())) {
            int toY = to.middle() + offset(link.to(), true, link);
            return new Curve(from.right(), y, to.right(), toY, pull(Math.abs(toY - y)));
        }
        return new Curve(
                from.right(), y, to.x(), to.middle() + offset(link.to(), false, link), (to.x() - from.right()) / 2);
    }

    /** An arc reaches out the further the more it spans, but not into the next column. */
    private static int pull(int span) {
        return Math.min(60 + span / 4, (Boxes.RIGHT_LANE - 30) * 4 / 3);
    }

    /** Where on the side of its box a link ends, so that no two end in the same place. */
    private int offset(String id, boolean rightSide, Link link) {
        List<Link> there = boxes.at(id, rightSide);
        int gaps = Math.max(1, there.size() - 1);
        return (2 * there.indexOf(link) - there.size() + 1) * Math.min(APART * gaps, Boxes.HEIGHT - 10) / (2 * gaps);
    }

    /** First beside the end that has this link alone, where no other is in the way. */
    private Optional<Box> room(Link link, Curve curve) {
        double begin = boxes.at(link.from(), true).size() == 1 ? .4 : .6;
        int width = width(link.words());
        var taken = new ArrayList<>(words.values());
        return IntStream.rangeClosed(0, PLACES)
                .mapToDouble(i -> begin + (i % 2 == 0 ? -i : i) * STEP)
                .filter(t -> t > 0 && t < 1)
                .mapToObj(t -> lane(link, Box.around(curve.xAt(t), curve.yAt(t), width, WORDS_HEIGHT)))
                .filter(room -> room.y() >= 0 && room.bottom() <= boxes.height())
                .filter(room -> taken.stream().noneMatch(room::meets))
                .findFirst();
    }

    private Box lane(Link link, Box room) {
        int left = boxes.box(link.from()).right() + GAP;
        int lane = boxes.column(link.from()) == Column.LEFT ? Boxes.LEFT_LANE : Boxes.RIGHT_LANE;
        return room.between(left, left + lane - 2 * GAP);
    }

    private static int width(String text) {
        int letters = text.codePoints()
                .map(letter -> Character.isIdeographic(letter) ? IDEOGRAM : LETTER)
                .sum();
        return Math.clamp(letters + 20, NARROWEST, WIDEST);
    }
}
