package dev.breakwater.question;

import dev.breakwater.reach.FlowDifference;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import dev.breakwater.vocabulary.Rejection;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The verb {@code diff}: the flows that two states of files decide differently, in the cluster that the second describes. */
final class Differing {
    private Differing() {}

    static int run(List<String> arguments, PrintStream out) {
        var places = new ArrayList<Path>();
        boolean json = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.equals("--output")) {
                json = Asked.isJson(Asked.value(word, rest));
            } else if (word.startsWith("--")) {
                throw Asked.unknown("diff", word);
            } else {
                places.add(Path.of(word));
            }
        }
        if (places.size() != 2) {
            throw Rejection.invalid("option-missing", "diff needs two files or folders: BEFORE AFTER");
        }
        return run(places.getFirst(), places.getLast(), json, out);
    }

    private static int run(Path first, Path second, boolean json, PrintStream out) {
        List<Document> before = Documents.in(List.of(first));
        List<Document> after = Documents.in(List.of(second));
        Topology cluster = cluster(before, after);
        PolicySet old = policies(before, cluster);
        PolicySet fresh = policies(after, cluster);
        var all = new ArrayList<>(old.clauses());
        all.addAll(fresh.clauses());
        StandIns pods = StandIns.in(cluster, all);
        Space space = Space.of(pods.cluster(), all);
        FlowDifference difference = space.reachability(old.clauses()).differenceTo(space.reachability(fresh.clauses()));
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(json(difference, pods, old, fresh)));
        } else {
            print(difference, pods, old, fresh, out);
        }
        return code(difference, pods, old, fresh);
    }

    /** That nothing differs is not said of pods that were not looked at. */
    private static int code(FlowDifference difference, StandIns pods, PolicySet old, PolicySet fresh) {
        if (!old.refused().isEmpty() || !fresh.refused().isEmpty()) {
            return Question.UNANSWERED;
        }
        if (!difference.isEmpty()) {
            return Question.NO;
        }
        return pods.note().isEmpty() ? Question.YES : Question.UNANSWERED;
    }

    /** Whatever either state holds; where both name an object it is as the later has it. */
    private static Topology cluster(List<Document> before, List<Document> after) {
        var both = new ArrayList<>(before);
        both.addAll(after);
        return ClusterFiles.of(both).topology();
    }

    private static PolicySet policies(List<Document> documents, Topology cluster) {
        return PolicySet.of(
                ClusterFiles.of(documents).policies().stream()
                        .map(Document::tree)
                        .toList(),
                cluster);
    }

    private static void print(
            FlowDifference difference, StandIns pods, PolicySet old, PolicySet fresh, PrintStream out) {
        print("newly allowed", difference.allowed(), out);
        print("newly denied", difference.denied(), out);
        print("moved to or from a proxy, which breaks open connections", difference.rehandled(), out);
        if (difference.isEmpty()) {
            out.println("no flow differs");
        }
        if (!pods.note().isEmpty()) {
            out.println("not looked at: " + pods.note());
        }
        refusals("before", old, out);
        refusals("after", fresh, out);
    }

    private static void print(String title, List<FlowRow> rows, PrintStream out) {
        if (!rows.isEmpty()) {
            out.println(title + ":");
        }
        for (FlowRow row : rows) {
            out.println("  " + row);
            out.println("    for example " + row.example());
            row.because().forEach(origin -> out.println("    by " + origin));
        }
    }

    private static void refusals(String when, PolicySet policies, PrintStream out) {
        policies.refused()
                .forEach(refused -> out.println("without any effect " + when + ", since refused: " + refused));
    }

    private static Map<String, Object> json(FlowDifference difference, StandIns pods, PolicySet old, PolicySet fresh) {
        var written = new LinkedHashMap<String, Object>();
        written.put("allowed", rows(difference.allowed()));
        written.put("denied", rows(difference.denied()));
        written.put("rehandled", rows(difference.rehandled()));
        written.put("notLookedAt", pods.note());
        written.put("errorsBefore", CaseAnswers.errors(old));
        written.put("errorsAfter", CaseAnswers.errors(fresh));
        return written;
    }

    private static List<Map<String, Object>> rows(List<FlowRow> rows) {
        return rows.stream().map(Differing::row).toList();
    }

    private static Map<String, Object> row(FlowRow row) {
        var written = new LinkedHashMap<String, Object>();
        written.put("sources", row.sources().toString());
        written.put("destinations", row.destinations().toString());
        written.put("traffic", row.traffic().stream().map(Object::toString).toList());
        written.put("example", row.example().toString());
        written.put("because", row.because().stream().map(Object::toString).toList());
        return written;
    }
}
