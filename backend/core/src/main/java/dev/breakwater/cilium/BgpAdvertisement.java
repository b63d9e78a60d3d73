package dev.breakwater.cilium;

import dev.breakwater.vocabulary.Community;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** The spec of a CiliumBGPAdvertisement of the load balancer addresses of the selected Services. */
public record BgpAdvertisement(Selector services, SortedSet<Community> communities) {

    public Node.Fields spec() {
        var fields = new TreeMap<String, Node>();
        fields.put("advertisementType", Node.text("Service"));
        fields.put("service", Node.fields("addresses", Node.texts(List.of("LoadBalancerIP"))));
        fields.put("selector", services.node());
        if (!communities.isEmpty()) {
            fields.put("attributes", Node.fields("communities", communitiesByForm()));
        }
        return Node.fields("advertisements", new Node.Items(List.of(new Node.Fields(fields))));
    }

    private Node communitiesByForm() {
        var forms = new TreeMap<String, Node>();
        for (var form : Map.of("standard", false, "large", true).entrySet()) {
            List<Community> some = communities.stream()
                    .filter(community -> community.isLarge() == form.getValue())
                    .toList();
            if (!some.isEmpty()) {
                forms.put(form.getKey(), Node.texts(some));
            }
        }
        return new Node.Fields(forms);
    }
}
