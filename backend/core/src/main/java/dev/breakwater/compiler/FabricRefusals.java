package dev.breakwater.compiler;

import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.PeeringIntent.Instance;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;

/** What of the peerings cannot stand together: every pair is looked at once. */
final class FabricRefusals {
    private FabricRefusals() {}

    static void check(List<PeeringIntent> peerings) {
        for (int i = 0; i < peerings.size(); i++) {
            for (PeeringIntent later : peerings.subList(i + 1, peerings.size())) {
                check(peerings.get(i), later);
            }
        }
    }

    private static void check(PeeringIntent one, PeeringIntent other) {
        if (one.instance().name().equals(other.instance().name())) {
            checkSettings(one, other);
            checkAddresses(one, other);
        } else {
            checkNodes(one.instance(), other.instance());
        }
    }

    private static void checkSettings(PeeringIntent one, PeeringIntent other) {
        if (!one.instance().equals(other.instance())) {
            String field = one.instance().localAsn().equals(other.instance().localAsn()) ? "nodes" : "localAsn";
            throw new Rejection(
                            "instance-settings-differ",
                            "The peerings " + one.id() + " and " + other.id() + " disagree on the field " + field
                                    + " of the BGP instance " + one.instance().name())
                    .remedy("Say the same of one instance everywhere, or name another instance");
        }
    }

    private static void checkAddresses(PeeringIntent one, PeeringIntent other) {
        for (IpAddress address : one.addresses()) {
            if (other.addresses().contains(address)) {
                throw new Rejection(
                                "peer-address-twice",
                                "The peerings " + one.id() + " and " + other.id() + " both name the peer address "
                                        + address)
                        .remedy("Within one BGP instance a peer address belongs to one peering");
            }
        }
    }

    /** Cilium serves a node from one cluster config only, and each instance has its own. */
    private static void checkNodes(Instance one, Instance other) {
        if (!Overlap.disjoint(one.nodes(), other.nodes())) {
            throw new Rejection(
                            "instances-share-nodes",
                            "The BGP instances " + one.name() + " and " + other.name()
                                    + " may select one node, which Cilium gives to one of them only")
                    .remedy("Give both the same label key with different values in the field nodes");
        }
    }
}
