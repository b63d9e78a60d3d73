package dev.breakwater.reach;

import dev.breakwater.reach.rule.Clause.Origin;
import java.util.List;

/** What one side of a flow does with it, and by which rules. */
public sealed interface Side {

    /** By these rules; by none of them where the local host reaches its own pods, which is always allowed. */
    record Allowed(List<Origin> by) implements Side {}

    /** To a proxy that parses http, dns, tls, ... */
    record Redirected(String parser, List<Origin> by, Verdict.Proxied proxied) implements Side {}

    record Denied(List<Origin> by) implements Side {}

    /** No rule allows it, and these say that what no rule allows is dropped; none in enforcement mode always. */
    record DefaultDeny(List<Origin> of) implements Side {}

    /** Nothing denies by default here. */
    record Open() implements Side {}

    /** No endpoint of ours. */
    record NotApplicable() implements Side {}

    /** These rules cannot be merged. */
    record Conflict(String reason, List<Origin> between) implements Side {}

    record Undecided(String reason, List<Origin> by) implements Side {}

    /** As the case format writes it. */
    default String word() {
        return switch (this) {
            case Allowed _, Open _ -> "allowed";
            case Redirected redirected -> "redirect(" + redirected.parser() + ")";
            case Denied _ -> "denied";
            case DefaultDeny _ -> "defaultDeny";
            case NotApplicable _ -> "n/a";
            case Conflict _ -> "conflict";
            case Undecided _ -> "undecided";
        };
    }
}
