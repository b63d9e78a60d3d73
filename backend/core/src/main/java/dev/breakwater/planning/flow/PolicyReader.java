package dev.breakwater.planning.flow;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.rule.Clause;
import java.util.List;
import java.util.Map;

/** Takes policies apart as Cilium does; an object that Cilium would refuse has no clauses. */
@FunctionalInterface
public interface PolicyReader {
    PolicyReader CILIUM = (objects, topology) -> PolicySet.of(objects, topology).byObject();

    /** The clauses of each object. */
    Map<ObjectRef, List<Clause>> read(List<Map<String, Object>> objects, Topology topology);
}
