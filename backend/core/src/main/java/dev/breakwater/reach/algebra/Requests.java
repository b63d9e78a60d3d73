package dev.breakwater.reach.algebra;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Passage.Way;
import dev.breakwater.reach.Request;
import dev.breakwater.reach.party.Names;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.LayerSeven.HttpRule;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests as sets: what rules let pass, and whether two entries can mean one request. */
final class Requests {
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9_/~%=:,@ -]*");

    private Requests() {}

    static Passage http(Collection<HttpRule> rules) {
        return passage(Way.HTTP, rules.stream().map(rule -> isAny(rule) ? Request.ANY : new Request.Http(rule)));
    }

    private static boolean isAny(HttpRule rule) {
        return Stream.of(rule.method(), rule.path(), rule.host()).allMatch(part -> part == null || part.isEmpty())
                && rule.headers().isEmpty();
    }

    static Passage dns(Collection<DomainPattern> patterns) {
        return passage(
                Way.DNS,
                patterns.stream()
                        .map(pattern -> pattern.isPattern() && pattern.text().equals("*")
                                ? Request.ANY
                                : new Request.Question(pattern)));
    }

    static Passage tls(Collection<String> names) {
        return passage(Way.TLS, names.stream().map(Request.ServerName::new));
    }

    private static Passage passage(Way way, Stream<? extends Request> requests) {
        Set<Request> all = requests.collect(Collectors.toSet());
        return new Passage(way, all.contains(Request.ANY) ? Set.of(Request.ANY) : all);
    }

    /** Whether what all these entries match is surely among what one of the requests matches. */
    static boolean covers(Set<Request> requests, Set<Request> meeting) {
        return requests.contains(Request.ANY) || meeting.stream().anyMatch(requests::contains);
    }

    /** Whether what all of the ones match and what all of the others match surely have nothing in common. */
    static boolean areDisjoint(Set<Request> ones, Set<Request> others) {
        return ones.stream().anyMatch(one -> others.stream().anyMatch(other -> areDisjoint(one, other)));
    }

    /** Whether no request can match both entries, as far as literals tell. */
    static boolean areDisjoint(Request one, Request other) {
        if (one instanceof Request.Http(var first) && other instanceof Request.Http(var second)) {
            return differ(first.method(), second.method())
                    || differ(first.path(), second.path())
                    || differ(first.host(), second.host());
        }
        if (one instanceof Request.Question(var first) && other instanceof Request.Question(var second)) {
            return areDisjoint(first, second);
        }
        return one instanceof Request.ServerName(var first)
                && other instanceof Request.ServerName(var second)
                && !first.equals(second);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null
                && other != null
                && !one.isEmpty()
                && !other.isEmpty()
                && LITERAL.matcher(one).matches()
                && LITERAL.matcher(other).matches()
                && !Objects.equals(one, other);
    }

    private static boolean areDisjoint(DomainPattern one, DomainPattern other) {
        if (one.isPattern() && other.isPattern()) {
            return false;
        }
        return one.isPattern() ? !Names.matches(one, other.text()) : !Names.matches(other, one.text());
    }
}
