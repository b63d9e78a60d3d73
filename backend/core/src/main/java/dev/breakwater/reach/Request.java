package dev.breakwater.reach;

import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.LayerSeven.HttpRule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One entry of a layer 7 rule: the requests that it matches. */
public sealed interface Request {
    Request ANY = new Any();

    /** Every request. */
    record Any() implements Request {
        @Override
        public String toString() {
            return "any request";
        }
    }

    /** No request at all: packets reach the proxy, and it refuses them. */
    record Nothing() implements Request {
        @Override
        public String toString() {
            return "no request";
        }
    }

    /** Requests that all of these match, since both sides of a flow have a say. */
    record Both(List<Request> of) implements Request {
        public Both {
            of = List.copyOf(of);
        }

        @Override
        public String toString() {
            return of.stream().map(Request::toString).collect(Collectors.joining(" and "));
        }
    }

    /** Every request that none of these matches. */
    record Other(List<Request> than) implements Request {
        public Other {
            than = List.copyOf(than);
        }

        @Override
        public String toString() {
            return "any but " + than.stream().map(Request::toString).collect(Collectors.joining(", "));
        }
    }

    /** HTTP requests. */
    record Http(HttpRule rule) implements Request {
        @Override
        public String toString() {
            String line = Stream.of(rule.method(), rule.host(), rule.path())
                    .filter(part -> part != null && !part.isEmpty())
                    .collect(Collectors.joining(" "));
            String all = rule.headers().isEmpty() ? line : line + " with " + rule.headers();
            return all.isEmpty() ? "any HTTP request" : all.trim();
        }
    }

    /** Questions for DNS names. */
    record Question(DomainPattern pattern) implements Request {
        @Override
        public String toString() {
            return "DNS " + pattern.text();
        }
    }

    /** TLS connections that name this server. */
    record ServerName(String name) implements Request {
        @Override
        public String toString() {
            return "TLS " + name;
        }
    }

    /** What the engine does not model. */
    record Unmodelled(String reason) implements Request {
        @Override
        public String toString() {
            return reason;
        }
    }
}
