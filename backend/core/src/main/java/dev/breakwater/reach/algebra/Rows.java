package dev.breakwater.reach.algebra;

import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.FlowRow.Packet;
import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.algebra.Findings.Rectangle;
import dev.breakwater.reach.algebra.Judge.Kind;
import dev.breakwater.reach.party.Bits;
import dev.breakwater.reach.party.Parties;
import dev.breakwater.reach.rule.Clause;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Puts findings into words. */
final class Rows {
    private final State later;
    private final Parties parties;
    private final GroupNames names;
    private final List<Rectangle> rectangles;

    /** The later state is the one whose clauses explain the rows. */
    Rows(State later, Findings findings) {
        this.later = later;
        this.parties = later.parties();
        this.names = new GroupNames(parties);
        this.rectangles = findings.rectangles();
    }

    List<FlowRow> of(Kind... kinds) {
        List<Kind> wanted = List.of(kinds);
        return rectangles.stream()
                .filter(each -> wanted.contains(each.found().kind()))
                .map(this::row)
                .sorted(Comparator.comparing(FlowRow::rehandled).thenComparing(FlowRow::toString))
                .toList();
    }

    private FlowRow row(Rectangle rectangle) {
        List<Traffic> traffic = rectangle.found().traffic();
        Party from = parties.all().get(rectangle.sources().first());
        Party to = parties.all().get(rectangle.destinations().first());
        int port = port(traffic.getFirst());
        List<Clause.Origin> because = later
                .deciding(from, to, traffic.getFirst().protocol(), port)
                .stream()
                .map(Clause::origin)
                .distinct()
                .toList();
        return new FlowRow(
                group(rectangle.sources()),
                group(rectangle.destinations()),
                traffic,
                rectangle.found().kind() == Kind.REHANDLED,
                new Packet(end(from), end(to), traffic.getFirst().protocol(), port, request(traffic.getFirst())),
                because);
    }

    private FlowRow.Group group(Bits members) {
        return new FlowRow.Group(
                names.of(members),
                Arrays.stream(members.toArray()).mapToObj(parties.all()::get).toList());
    }

    private String end(Party party) {
        String example = parties.example(party.index());
        return example == null ? party.name() : example;
    }

    /** One of the ports, such as people know. */
    private static int port(Traffic traffic) {
        int usual = switch (traffic.protocol()) {
            case TCP, SCTP -> 80;
            case UDP -> 53;
            case ICMP -> 8;
            case ICMPV6 -> 128;
        };
        if (traffic.first() <= usual && usual <= traffic.last()) {
            return usual;
        }
        return traffic.first() == 0 ? Math.min(1, traffic.last()) : traffic.first();
    }

    private static String request(Traffic traffic) {
        return traffic.requests().isEmpty() ? "" : traffic.requests().getFirst().toString();
    }
}
