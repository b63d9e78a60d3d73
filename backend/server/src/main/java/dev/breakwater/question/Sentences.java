package dev.breakwater.question;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Side;
import dev.breakwater.reach.Verdict;
import dev.breakwater.reach.Verdict.Proxied;
import dev.breakwater.reach.object.Parsed;
import dev.breakwater.reach.rule.Clause.Origin;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/** Says to people what becomes of a flow, on which side, and by which rule of which object in which file. */
final class Sentences {
    private final Function<ObjectRef, String> place;
    private final PrintStream out;

    Sentences(Function<ObjectRef, String> place, PrintStream out) {
        this.place = place;
        this.out = out;
    }

    void print(Asked asked, Verdict verdict, PolicySet policies) {
        out.println(word(verdict) + ": " + asked.from + " -> " + asked.to + ", " + traffic(asked));
        print("egress", verdict.egress());
        print("ingress", verdict.ingress());
        refusals(policies);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed when allowed.proxied() == Proxied.DENIED -> "denied by a proxy";
            case Verdict.Allowed allowed when allowed.proxied() == Proxied.ALLOWED -> "allowed by a proxy";
            case Verdict.Allowed _ -> "allowed";
            case Verdict.Denied _ -> "denied";
            case Verdict.Conflicting _ -> "undefined";
            case Verdict.Undecided undecided -> "undecided (" + undecided.reason() + ")";
        };
    }

    private static String traffic(Asked asked) {
        boolean icmp = asked.protocol == Protocol.ICMP || asked.protocol == Protocol.ICMPV6;
        return asked.protocol + " " + (icmp ? "type " + asked.icmpType : String.valueOf(asked.port));
    }

    private void print(String name, Side side) {
        if (side instanceof Side.NotApplicable) {
            return;
        }
        out.println("  " + name + ": " + sentence(side));
        CaseAnswers.origins(side).forEach(origin -> out.println("    " + shown(origin)));
    }

    private static String sentence(Side side) {
        return switch (side) {
            case Side.Allowed allowed
            when allowed.by().isEmpty() -> "allowed, as the local host always reaches its own pods";
            case Side.Allowed _ -> "allowed by";
            case Side.Redirected redirected ->
                "allowed to the " + redirected.parser() + " proxy" + answer(redirected.proxied()) + " by";
            case Side.Denied _ -> "denied by";
            case Side.DefaultDeny deny
            when deny.of().isEmpty() -> "dropped, as nothing allows it and the agents enforce policies always";
            case Side.DefaultDeny _ -> "dropped, as nothing allows it, by the default deny of";
            case Side.Open _ -> "open: nothing denies by default here";
            case Side.NotApplicable _ -> "no endpoint of this cluster";
            case Side.Conflict conflict -> "not enforced at all, as rules conflict: " + conflict.reason();
            case Side.Undecided undecided -> "not modelled: " + undecided.reason();
        };
    }

    private static String answer(Proxied proxied) {
        return switch (proxied) {
            case NOT_APPLICABLE -> "";
            case ALLOWED -> ", which lets this request pass,";
            case DENIED -> ", which refuses this request,";
        };
    }

    private String shown(Origin origin) {
        String file = place.apply(origin.object());
        return CaseAnswers.name(origin.object()) + " " + origin.path() + (file.isEmpty() ? "" : " in " + file);
    }

    private void refusals(PolicySet policies) {
        List<Parsed.Refused> refused = policies.refused();
        if (!refused.isEmpty()) {
            out.println("without any effect, since they are refused:");
        }
        for (Parsed.Refused each : refused) {
            String file = place.apply(each.object());
            out.println("  " + CaseAnswers.name(each.object()) + (file.isEmpty() ? "" : " in " + file) + ": "
                    + each.reason() + (each.remedy() == null ? "" : " (" + each.remedy() + ")"));
        }
    }
}
