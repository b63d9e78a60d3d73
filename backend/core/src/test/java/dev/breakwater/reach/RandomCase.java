package dev.breakwater.reach;

import java.util.List;
import java.util.Map;

/**
 * A random cluster, random policies in it and random questions about it; equal seeds, equal cases.
 *
 * @param policies plain trees
 * @param flows as a case writes its queries
 */
public record RandomCase(
        long seed, Topology topology, List<Map<String, Object>> policies, List<Map<String, Object>> flows) {

    public static RandomCase of(long seed, int mostPolicies, int flows) {
        var dice = new Dice(seed);
        Topology topology = new RandomTopology(dice).make();
        List<Map<String, Object>> policies = new RandomPolicies(dice).several(mostPolicies);
        var asked = new RandomFlows(dice, topology);
        return new RandomCase(seed, topology, policies, dice.several(flows, flows, asked::flow));
    }
}
