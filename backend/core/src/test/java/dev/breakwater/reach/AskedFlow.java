package dev.breakwater.reach;

import dev.breakwater.reach.Flow.End;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A random query as the engine's word for it; what is asked above L4 is left out. */
final class AskedFlow {
    private AskedFlow() {}

    static Flow of(Map<String, Object> query) {
        Protocol protocol = Protocol.valueOf(
                String.valueOf(query.getOrDefault("protocol", "TCP")).toUpperCase(Locale.ROOT));
        @Nullable Integer type = (Integer) query.get("icmpType");
        Flow flow = Flow.of(
                end(query.get("from")), end(query.get("to")), protocol, (Integer) query.getOrDefault("port", 0));
        return type == null ? flow : flow.ofType(type);
    }

    private static End end(Object tree) {
        if (tree instanceof String id) {
            return new End.Pod(id);
        }
        Map.Entry<?, ?> named = ((Map<?, ?>) tree).entrySet().iterator().next();
        String name = String.valueOf(named.getValue());
        return switch (String.valueOf(named.getKey())) {
            case "entity" -> new End.Entity(name);
            case "cidr" -> new End.Address(name);
            case "fqdn" -> new End.Name(name);
            default -> new End.OfNode(name);
        };
    }
}
