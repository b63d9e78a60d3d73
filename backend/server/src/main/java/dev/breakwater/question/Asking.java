package dev.breakwater.question;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.reach.Endpoint;
import dev.breakwater.reach.Flow;
import dev.breakwater.reach.Flow.End;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Reach;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Verdict;
import dev.breakwater.reach.Verdict.Proxied;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The verb {@code reach}: one flow, decided by files. */
final class Asking {
    private final Asked asked;
    private final ClusterFiles files;

    private Asking(Asked asked) {
        this.asked = asked;
        this.files = ClusterFiles.of(Documents.in(asked.files));
    }

    static int run(Asked asked, InputStream in, PrintStream out) {
        return asked.cases != null ? Cases.run(asked.cases, in, out) : new Asking(asked).answer(out);
    }

    private int answer(PrintStream out) {
        var ends = new Ends(files.endpoints());
        End from = ends.parse(asked.from);
        End to = ends.parse(asked.to);
        Topology topology = with(files.topology(), ends.added());
        PolicySet policies =
                PolicySet.of(files.policies().stream().map(Document::tree).toList(), topology);
        var flow =
                new Flow(from, to, asked.protocol, asked.port, asked.icmpType, asked.http, asked.dns, asked.serverName);
        Verdict verdict = Reach.of(topology, policies).decide(flow);
        if (asked.json) {
            out.println(JsonMapper.shared().writeValueAsString(json(verdict, policies)));
        } else {
            new Sentences(this::place, out).print(asked, verdict, policies);
        }
        return code(verdict, policies);
    }

    /** The pods of the files, and those that only the command line names. */
    static Topology with(Topology topology, List<Endpoint> added) {
        var endpoints = new ArrayList<>(topology.endpoints());
        endpoints.addAll(added);
        return new Topology(
                topology.dualStack(),
                topology.options(),
                topology.namespaces(),
                endpoints,
                topology.nodes(),
                topology.services(),
                topology.cidrGroups(),
                topology.apiServerCidrs(),
                topology.names());
    }

    private Map<String, Object> json(Verdict verdict, PolicySet policies) {
        var written = new LinkedHashMap<String, Object>();
        written.put("from", asked.from);
        written.put("to", asked.to);
        written.putAll(CaseAnswers.answer(verdict));
        written.put("errors", CaseAnswers.errors(policies));
        return written;
    }

    /** The file in which an object stands. */
    private String place(ObjectRef object) {
        return files.policies().stream()
                .filter(document -> document.kind().equals(object.kind())
                        && document.name().equals(object.name())
                        && (object.namespace() == null
                                || document.namespace().equals(object.namespace())
                                || document.namespace().isEmpty()))
                .map(Document::where)
                .findFirst()
                .orElse("");
    }

    private static int code(Verdict verdict, PolicySet policies) {
        if (!policies.refused().isEmpty()) {
            return Question.UNANSWERED;
        }
        return switch (verdict) {
            case Verdict.Allowed allowed -> allowed.proxied() == Proxied.DENIED ? Question.NO : Question.YES;
            case Verdict.Denied _ -> Question.NO;
            case Verdict.Conflicting _, Verdict.Undecided _ -> Question.UNANSWERED;
        };
    }
}
