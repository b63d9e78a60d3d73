package dev.breakwater.console.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.console.drawing.Node.Column;
import dev.breakwater.console.drawing.Node.Look;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
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
        for (Crowd crowd : crowds()) {
            Boxes boxes = Boxes.of(crowd.nodes, crowd.links);
            List<Box> taken =
                    new ArrayList<>(Lines.of(boxes, crowd.links).words().values());
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
    }

    @Test
    void endNoTwoInOnePlace() {
        for (Crowd crowd : crowds()) {
            var ends = new HashSet<String>();
            Lines.of(Boxes.of(crowd.nodes, crowd.links), crowd.links).curves().values().stream()
                    .flatMap(curve -> Stream.of(curve.x() + " " + curve.y(), curve.toX() + " " + curve.toY()))
                    .forEach(end -> assertThat(ends.add(end))
                            .as("%s, seed %d", end, SEED)
                            .isTrue());
        }
    }

    @Test
    void standTheSameWayEveryTime() {
        List<Crowd> again = crowds();
        for (Crowd one : crowds()) {
            Crowd other = again.removeFirst();
            assertThat(Lines.of(Boxes.of(one.nodes, one.links), one.links).curves())
                    .isEqualTo(Lines.of(Boxes.of(other.nodes, other.links), other.links)
                            .curves());
        }
    }

    /** Both that the picture of who may call whom has at most: twelve with all the rest, and one with all of its own. */
    private static List<Crowd> crowds() {
        var random = new Random(SEED);
        return new ArrayList<>(List.of(new Crowd(random, 12, 12), new Crowd(random, 24, 1)));
    }

    /** Beside each column of tenants 24 places on either side; the first tenants have every arrow that there can be. */
    private static final class Crowd {
        private static final int PLACES = 24;
        private final List<Node> nodes = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();

        Crowd(Random random, int tenants, int busy) {
            for (Column column : Column.values()) {
                IntStream.range(0, column == Column.MIDDLE ? tenants : PLACES)
                        .forEach(i -> nodes.add(node(column, column + " " + i)));
            }
            IntStream.range(0, busy).forEach(own -> {
                String id = Column.MIDDLE + " " + own;
                IntStream.range(0, PLACES).forEach(i -> {
                    links.add(link(Column.LEFT + " " + i, id));
                    links.add(link(id, Column.RIGHT + " " + i));
                });
                IntStream.range(own + 1, tenants).forEach(i -> {
                    links.add(link(id, Column.MIDDLE + " " + i));
                    links.add(link(Column.MIDDLE + " " + i, id));
                });
            });
            Collections.shuffle(links, random);
        }
    }

    private static Node node(Column column, String id) {
        return new Node(id, column, id, "", VaadinIcon.GROUP, Look.PLAIN, null);
    }

    private static Link link(String from, String to) {
        return new Link(from, to, "HTTP 443/TCP +12", from + " may call " + to, "reach", false, false);
    }
}
