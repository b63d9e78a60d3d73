package dev.breakwater.question;

import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Flow.End;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@code --from} and {@code --to} name; labels without a pod make a pod that carries just them. */
final class Ends {
    private static final Set<String> ENTITIES = Set.of(
            "world",
            "world-ipv4",
            "world-ipv6",
            "host",
            "remote-node",
            "kube-apiserver",
            "ingress",
            "health",
            "init",
            "unmanaged");
    private static final Pattern ADDRESS =
            Pattern.compile("([0-9]+(?:\\.[0-9]*)+|[0-9a-fA-F]*:[0-9a-fA-F:]+)(?:/(.*))?");
    private static final String NODE = "node:";

    private final Map<String, Endpoint> known;
    private final List<Endpoint> added = new ArrayList<>();

    Ends(Map<String, Endpoint> known) {
        this.known = known;
    }

    /** Pods that only the command line names. */
    List<Endpoint> added() {
        return added;
    }

    End parse(String text) {
        if (ENTITIES.contains(text)) {
            return new End.Entity(text);
        }
        Matcher address = ADDRESS.matcher(text);
        if (address.matches()) {
            return address(text, address.group(1), address.group(2));
        }
        if (text.startsWith(NODE)) {
            return new End.OfNode(text.substring(NODE.length()));
        }
        int slash = text.indexOf('/');
        if (slash > 0) {
            return pod(text, text.substring(0, slash), text.substring(slash + 1));
        }
        if (text.contains(".")) {
            return new End.Name(text);
        }
        throw Rejection.invalid("option-invalid", "'" + text + "' names nobody")
                .remedy(
                        "Write namespace/pod, namespace/app=web,tier=front, an address, a DNS name, node:NAME or one of "
                                + ENTITIES.stream().sorted().toList());
    }

    private static End address(String text, String address, @Nullable String length) {
        try {
            if (length == null) {
                IpAddress.parse(address);
            } else {
                Cidr.around(IpAddress.parse(address), Integer.parseInt(length));
            }
            return new End.Address(text);
        } catch (Rejection | NumberFormatException _) {
            String kind = length == null ? "address" : "prefix";
            throw Rejection.invalid("option-invalid", "'" + text + "' is an invalid " + kind)
                    .remedy("Write it like 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32");
        }
    }

    private End pod(String text, String namespace, String rest) {
        if (known.containsKey(text)) {
            return new End.Pod(text);
        }
        if (!rest.contains("=") && !rest.isEmpty()) {
            throw Rejection.invalid("option-invalid", "there is no pod " + text + " in the files")
                    .remedy("Name its labels instead: " + namespace + "/app=web");
        }
        Map<String, String> labels = labels(rest);
        var id = known.values().stream()
                .filter(pod -> pod.namespace().equals(namespace) && pod.labels().equals(labels))
                .map(Endpoint::id)
                .findFirst();
        if (id.isEmpty()) {
            added.add(Endpoint.pod(namespace, rest, labels));
        }
        return new End.Pod(id.orElse(text));
    }

    private static Map<String, String> labels(String text) {
        var labels = new LinkedHashMap<String, String>();
        Arrays.stream(text.split(",", -1))
                .filter(label -> !label.isBlank())
                .map(label -> label.split("=", 2))
                .forEach(label -> labels.put(label[0].strip(), label.length == 1 ? "" : label[1].strip()));
        return labels;
    }
}
