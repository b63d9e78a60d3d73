package dev.breakwater.console.drawing;

import dev.breakwater.console.drawing.Node.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where boxes stand: those of the middle one below the other as they are given, their neighbours beside the first that has them. */
final class Boxes {
    static final int WIDTH = 210;
    static final int HEIGHT = 48;
    static final int LEFT_LANE = 140;
    static final int RIGHT_LANE = 230;
    private static final int ROW = 64;

    private final Map<String, Box> placed = new LinkedHashMap<>();
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Link> links;
    private final List<Node> nodes;
    private final int middle;
    private int rows;

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
        int height = Math.max(1, Math.max(left.size(), right.size()));
        stack(List.of(node.id()), middle, height);
        stack(left, 0, height);
        stack(right, middle + WIDTH + RIGHT_LANE, height);
        rows += height;
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

    private void stack(List<String> ids, int x, int height) {
        int y = rows * ROW + (height - ids.size()) * ROW / 2;
        for (String id : ids) {
            placed.put(id, new Box(x, y, WIDTH, HEIGHT));
            y += ROW;
        }
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
        List<Link> found = new ArrayList<>(links.stream()
                .filter(link -> link.touches(id) && isRight(id, link) == rightSide)
                .toList());
        found.sort((one, other) ->
                Integer.compare(box(one.other(id)).y(), box(other.other(id)).y()));
        return found;
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
        return rows * ROW;
    }
}
