package dev.breakwater.cilium;

import dev.breakwater.vocabulary.Cidr;
import java.util.Map;
import java.util.SortedSet;

/** The spec of a CiliumLoadBalancerIPPool that serves the selected Services only. */
public record LoadBalancerPool(SortedSet<Cidr> blocks, Selector services) {
    /** With what the CRD would default, so that what is read back equals what was sent. */
    public Node.Fields spec() {
        return Node.fields(Map.of(
                "blocks",
                Node.items(blocks.stream()
                        .map(block -> Node.fields("cidr", Node.text(block)))
                        .toList()),
                "serviceSelector",
                services.node(),
                "disabled",
                Node.flag(false)));
    }
}
