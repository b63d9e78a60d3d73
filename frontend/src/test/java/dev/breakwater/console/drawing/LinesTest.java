package dev.breakwater.console.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.console.drawing.Node.Column;
import dev.breakwater.console.drawing.Node.Look;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final long SEED = Long.getLong("drawing.seed", new Random().nextLong());

    @Test
    void leadFromTheLeftToTheRightAndBackToTheMiddle() {
        Link in = link("world", "shop");
        Link out = link("shop", "site");
        Link among = link("shop", "billing");
        Boxes boxes = Boxes.of(
                List.of(
                        node(Column.LEFT, "world"),
                        node(Column.MIDDLE, "shop"),
                        node(Column.MIDDLE, "billing"),
                        node(Column.RIGHT, "site")),
                List.of(in, out, among));
        Lines lines = Lines.of(boxes, List.of(in, out, among));
        assertThat(lines.curves().get(in).x()).isEqualTo(boxes.box("world").right());
        assertThat(lines.curves().get(in).toX()).isEqualTo(boxes.box("shop").x());
        assertThat(lines.curves().get(out).toX()).isEqualTo(boxes.box("site").x());
        assertThat(lines.curves().get(among).returns()).isTrue();
        assertThat(boxes.box("world").middle()).isEqualTo(boxes.box("shop").middle());
        assertThat(lines.words()).containsOnlyKeys(in, out, among);
    }

    @Test
    void layNoWordsOverOthersHoweverManyThereAre() {
        Crowd crowd = new Crowd(new Random(SEED));
        Boxes boxes = Boxes.of(crowd.nodes, crowd.links);
        List<Box> taken = new ArrayList<>(Lines.of(boxes, crowd.links).words().values());
        assertThat(taken).as("seed " + SEED).hasSameSizeAs(crowd.links);
        crowd.nodes.stream()
                .filter(boxes::stands)
                .map(node -> boxes.box(node.id()))
                .forEach(taken::add);
        for (int i = 0; i < taken.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(taken.get(i).meets(taken.get(j)))
                        .as("%s and %s, seed %d", taken.get(i), taken.get(j), SEED)
                        .isFalse();
            }
        }
    }

    @Test
    void endNoTwoInOnePlace() {
        Crowd crowd = new Crowd(new Random(SEED));
        var ends = new HashSet<String>();
        Lines.of(Boxes.of(crowd.nodes, crowd.links), crowd.links).curves().values().stream()
                .flatMap(curve -> Stream.of(curve.x() + " " + curve.y(), curve.toX() + " " + curve.toY()))
                .forEach(end ->
                        assertThat(ends.add(end)).as("%s, seed %d", end, SEED).isTrue());
    }

    @Test
    void standTheSameWayEveryTime() {
        Crowd one = new Crowd(new Random(SEED));
        Crowd other = new Crowd(new Random(SEED));
        assertThat(Lines.of(Boxes.of(one.nodes, one.links), one.links).curves())
                .isEqualTo(Lines.of(Boxes.of(other.nodes, other.links), other.links)
                        .curves());
    }

    /** As many of everything as a picture ever has. */
    private static final class Crowd {
        private final List<Node> nodes = new ArrayList<>();
        private final List<Link> links;

        Crowd(Random random) {
            for (Column column : Column.values()) {
                IntStream.range(0, 24).forEach(i -> nodes.add(node(column, column + " " + i)));
            }
            Set<String> pairs = new HashSet<>();
            links = Stream.generate(() -> link(
                            (random.nextBoolean() ? Column.LEFT : Column.MIDDLE) + " " + random.nextInt(24),
                            Column.MIDDLE + " " + random.nextInt(24)))
                    .map(link -> random.nextBoolean()
                            ? link
                            : link(
                                    link.to(),
                                    (random.nextBoolean() ? Column.RIGHT : Column.MIDDLE) + " " + random.nextInt(6)))
                    .filter(link -> !link.from().equals(link.to()) && pairs.add(link.from() + link.to()))
                    .limit(60)
                    .toList();
        }
    }

    private static Node node(Column column, String id) {
        return new Node(id, column, id, "", VaadinIcon.GROUP, Look.PLAIN, null);
    }

    private static Link link(String from, String to) {
        return new Link(from, to, "443/TCP", from + " may call " + to, "reach", false, false);
    }
}
