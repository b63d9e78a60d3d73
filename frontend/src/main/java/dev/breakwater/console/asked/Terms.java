package dev.breakwater.console.asked;

import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Labels;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.Port;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a form writes what a contract is about: {@code app=invoice,tier=web}, {@code one, other}, {@code 9443/TCP, 53/UDP}. */
public final class Terms {
    private Terms() {}

    public static List<Port> ports(String text) {
        return parts(text)
                .map(port -> Port.parse(port.contains("/") ? port : port + "/TCP"))
                .toList();
    }

    /** Without namespaces all of the tenant's, without labels all pods there. */
    public static Endpoints endpoints(String namespaces, String labels) {
        return new Endpoints(namespaces(namespaces), Labels.ofText(labels));
    }

    public static SortedSet<NamespaceName> namespaces(String text) {
        return parts(text).map(NamespaceName::parse).collect(Collectors.toCollection(TreeSet::new));
    }

    public static List<Cidr> blocks(String text) {
        return parts(text).map(Cidr::parse).toList();
    }

    /** Several of whatever there is, as the others read them. */
    public static String listed(Collection<?> parts) {
        return parts.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** What stands between commas. */
    public static Stream<String> parts(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).filter(part -> !part.isEmpty());
    }
}
