package dev.breakwater.question;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Flow;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Reach;
import dev.breakwater.reach.Side;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Verdict;
import dev.breakwater.reach.Verdict.Proxied;
import dev.breakwater.reach.object.Parsed;
import dev.breakwater.reach.rule.Clause.Origin;
import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Answers one case, document in and document out. */
final class CaseAnswers {
    private CaseAnswers() {}

    static Map<String, Object> to(Map<?, ?> document) {
        var out = new LinkedHashMap<String, Object>();
        if (document.get("name") != null) {
            out.put("name", document.get("name"));
        }
        Topology topology = CaseTopology.of(document);
        PolicySet policies = PolicySet.of(Trees.list(document.get("policies")), topology);
        Reach reach = Reach.of(topology, policies);
        out.put("answers", Trees.each(document.get("queries"), query -> answer(reach, query)));
        out.put("errors", errors(policies));
        return out;
    }

    private static Map<String, Object> answer(Reach reach, Map<?, ?> query) {
        try {
            Flow flow = CaseFlow.of(query);
            return answer(reach.decide(flow));
        } catch (Rejection refused) {
            var answer = new LinkedHashMap<String, Object>();
            Stream.of("egress", "ingress", "verdict").forEach(field -> answer.put(field, "error"));
            answer.put("l7", "n/a");
            answer.put("error", refused.sentence());
            return answer;
        }
    }

    static Map<String, Object> answer(Verdict verdict) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("egress", verdict.egress().word());
        answer.put("ingress", verdict.ingress().word());
        answer.put("verdict", verdict.word());
        answer.put("l7", verdict instanceof Verdict.Allowed allowed ? word(allowed.proxied()) : "n/a");
        List<Map<String, Object>> decidedBy = decidedBy(verdict);
        if (!decidedBy.isEmpty()) {
            answer.put("decidedBy", decidedBy);
        }
        if (verdict instanceof Verdict.Undecided undecided) {
            answer.put("undecided", undecided.reason());
        }
        return answer;
    }

    private static String word(Proxied proxied) {
        return switch (proxied) {
            case NOT_APPLICABLE -> "n/a";
            case ALLOWED -> "allowed";
            case DENIED -> "denied";
        };
    }

    private static List<Map<String, Object>> decidedBy(Verdict verdict) {
        var all = new ArrayList<Map<String, Object>>();
        origins(verdict.egress()).forEach(origin -> all.add(written("egress", origin)));
        origins(verdict.ingress()).forEach(origin -> all.add(written("ingress", origin)));
        return all;
    }

    private static Map<String, Object> written(String side, Origin origin) {
        var written = new LinkedHashMap<String, Object>();
        written.put("side", side);
        written.put("object", name(origin.object()));
        written.put("rule", origin.path());
        return written;
    }

    static List<Origin> origins(Side side) {
        return switch (side) {
            case Side.Allowed allowed -> allowed.by();
            case Side.Redirected redirected -> redirected.by();
            case Side.Denied denied -> denied.by();
            case Side.DefaultDeny deny -> deny.of();
            case Side.Conflict conflict -> conflict.between();
            case Side.Undecided undecided -> undecided.by();
            case Side.Open _, Side.NotApplicable _ -> List.of();
        };
    }

    static List<Map<String, Object>> errors(PolicySet policies) {
        return policies.refused().stream().map(CaseAnswers::error).toList();
    }

    private static Map<String, Object> error(Parsed.Refused refused) {
        var error = new LinkedHashMap<String, Object>();
        error.put("policy", name(refused.object()));
        error.put("error", refused.reason());
        error.put("by", refused.by() == Parsed.By.CILIUM ? "cilium" : "schema");
        return error;
    }

    /** As the case format names an object. */
    static String name(ObjectRef object) {
        return object.kind() + "/" + (object.namespace() == null ? "" : object.namespace()) + "/" + object.name();
    }
}
