package dev.breakwater.assessment;

import dev.breakwater.change.Assessment.Flows;
import dev.breakwater.change.Assessment.Row;
import dev.breakwater.planning.Planner;
import dev.breakwater.planning.Situation;
import dev.breakwater.reach.FlowDifference;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.situation.Group;
import dev.breakwater.situation.Neighbourhood;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import dev.breakwater.situation.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which flows the moves of some units open and close. Whoever else they meet is taken as open, so this is what the policies of these
 * units do; tenants that they do not name are kept out by isolation, which is proven apart, and are left out.
 */
final class FlowDifferences {
    private static final int MOST = 200;

    private final Planner planner;
    private final String tenantLabel;
    private final List<Row> opened = new ArrayList<>();
    private final List<Row> closed = new ArrayList<>();
    private final List<Row> rehandled = new ArrayList<>();
    private int more;

    private FlowDifferences(Planner planner, String tenantLabel) {
        this.planner = planner;
        this.tenantLabel = tenantLabel;
    }

    static Flows of(Moves moves, Planner planner, String tenantLabel) {
        var differences = new FlowDifferences(planner, tenantLabel);
        List<Part> parts = moves.in(Realm.FLOWS).parts();
        Tenants tenants = Tenants.of(tenantLabel, parts);
        Group.of(Realm.FLOWS, parts, tenants, Optional.empty()).forEach(group -> differences.add(group, tenants));
        return new Flows(differences.opened, differences.closed, differences.rehandled, differences.more);
    }

    private void add(Group group, Tenants tenants) {
        List<Part> parts = group.parts();
        FlowDifference difference = planner.difference(Situation.of(
                parts.stream().flatMap(part -> part.observed().stream()).toList(),
                parts.stream().flatMap(part -> part.desired().stream()).toList(),
                Neighbourhood.ofNamed(parts, tenants),
                tenantLabel));
        add(opened, difference.allowed());
        add(closed, difference.denied());
        add(rehandled, difference.rehandled());
    }

    private void add(List<Row> rows, List<FlowRow> found) {
        int room = Math.max(0, MOST - rows.size());
        found.stream().limit(room).map(Rows::row).forEach(rows::add);
        more += Math.max(0, found.size() - room);
    }
}
