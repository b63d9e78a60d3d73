package dev.breakwater.console.drawing;

import dev.breakwater.console.drawing.Node.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where boxes stand: those of the middle one below the other as they are given, each as high as the words on its arrows need, and
 * neighbours beside the first that has them.
 */
final class Boxes {
    static final int WIDTH = 210;
    static final int HEIGHT = 48;
    static final int LEFT_LANE = 140;
    static final int RIGHT_LANE = 230;
    private static final int GAP = 16;
    private static final int WORDS_SLOT = 27;
    private static final int HEAD_SLOT = 11;

    private final Map<String, Box> placed = new LinkedHashMap<>();
    private final Map<String, Column> columns = new HashMap<>();
    private final List<Link> links;
    private final List<Node> nodes;
    private final int middle;
    private int height;

    private Boxes(List<Node> nodes, List<Link> links) {
        this.nodes = nodes;
        this.links = links;
        nodes.forEach(node -> columns.put(node.id(), node.column()));
        middle = columns.containsValue(Column.LEFT) ? WIDTH + LEFT_LANE : 0;
        nodes.stream().filter(node -> node.column() == Column.MIDDLE).forEach(this::place);
    }

    static Boxes of(List<Node> nodes, List<Link> links) {
        return new Boxes(nodes, links);
    }

    private void place(Node node) {
        List<String> left = beside(node, Column.LEFT);
        List<String> right = beside(node, Column.RIGHT);
        int own = Math.max(HEIGHT, Math.max(needed(node.id(), false), needed(node.id(), true)));
        int row = Math.max(own + GAP, Math.max(left.size(), right.size()) * (HEIGHT + GAP));
        placed.put(node.id(), new Box(middle, height + (row - GAP - own) / 2, WIDTH, own));
        stack(left, 0, row);
        stack(right, middle + WIDTH + RIGHT_LANE, row);
        height += row;
    }

    /** Neighbours that stand nowhere yet. */
    private List<String> beside(Node node, Column column) {
        Set<String> neighbours = new HashSet<>();
        links.stream().filter(link -> link.touches(node.id())).forEach(link -> neighbours.add(link.other(node.id())));
        return nodes.stream()
                .filter(other -> other.column() == column && neighbours.contains(other.id()))
                .map(Node::id)
                .filter(id -> !placed.containsKey(id))
                .toList();
    }

    private void stack(List<String> ids, int x, int row) {
        int y = height + (row - ids.size() * (HEIGHT + GAP)) / 2;
        for (String id : ids) {
            placed.put(id, new Box(x, y, WIDTH, HEIGHT));
            y += HEIGHT + GAP;
        }
    }

    /** What the ends of arrows at one side of a box of the middle take, one below the other. */
    int needed(String id, boolean rightSide) {
        return side(id, rightSide).mapToInt(link -> slot(id, link)).sum();
    }

    /** Words stand beside the tenant that calls, or that is called from the left; elsewhere an arrow needs its head's room alone. */
    int slot(String id, Link link) {
        return link.from().equals(id) || column(link.from()) == Column.LEFT ? WORDS_SLOT : HEAD_SLOT;
    }

    Box box(String id) {
        Box box = placed.get(id);
        if (box == null) {
            throw new IllegalArgumentException(id + " stands nowhere");
        }
        return box;
    }

    /** Boxes of which no arrow leads to the middle are left out. */
    boolean stands(Node node) {
        return placed.containsKey(node.id());
    }

    Column column(String id) {
        return columns.getOrDefault(id, Column.MIDDLE);
    }

    /** The links that end at one side of a box, from the uppermost other end to the lowest. */
    List<Link> at(String id, boolean rightSide) {
        return side(id, rightSide)
                .sorted((one, other) -> Integer.compare(
                        box(one.other(id)).middle(), box(other.other(id)).middle()))
                .toList();
    }

    private Stream<Link> side(String id, boolean rightSide) {
        return links.stream().filter(link -> link.touches(id) && isRight(id, link) == rightSide);
    }

    private boolean isRight(String id, Link link) {
        return switch (column(id)) {
            case LEFT -> true;
            case RIGHT -> false;
            case MIDDLE -> column(link.other(id)) != Column.LEFT;
        };
    }

    int width() {
        boolean arcs = links.stream().anyMatch(link -> column(link.from()) == column(link.to()));
        int right = columns.containsValue(Column.RIGHT) ? RIGHT_LANE + WIDTH : arcs ? RIGHT_LANE : 0;
        return middle + WIDTH + right;
    }

    int height() {
        return Math.max(0, height - GAP);
    }
}
