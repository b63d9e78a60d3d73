package dev.breakwater.change.committing;

import dev.breakwater.change.AssessmentPort;
import dev.breakwater.change.DesiredStatePort;
import dev.breakwater.change.Preview;
import dev.breakwater.change.drafting.Asked;
import dev.breakwater.change.drafting.ChangeScope;
import dev.breakwater.change.drafting.Dispatcher;
import dev.breakwater.change.revising.Executed;
import dev.breakwater.change.revising.Revised;
import dev.breakwater.change.revising.Revising;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Carries operations out as the next revision, all within the transaction it is called in. */
@Component
class Execution {
    private final Dispatcher dispatcher;
    private final Revising revising;
    private final DesiredStatePort desired;
    private final AssessmentPort assessment;

    Execution(Dispatcher dispatcher, Revising revising, DesiredStatePort desired, AssessmentPort assessment) {
        this.dispatcher = dispatcher;
        this.revising = revising;
        this.desired = desired;
        this.assessment = assessment;
    }

    Executed run(ClusterName cluster, long revision, Asked asked) {
        List<Operation> operations = asked.proposal().operations();
        var events = ChangeScope.eventsOf(() -> dispatcher.sendAll(operations, of(revision, asked.metadata())));
        Revised revised = revising.revise(cluster, events);
        if (revised.moves().isEmpty()) {
            throw new Rejection("nothing-to-change", "Everything is already as this change asks for");
        }
        if (asked.proposal().restores() == null) {
            desired.check(revised.moves().keySet(), revised.after());
        }
        return revising.keep(cluster, revision, revised);
    }

    /** What the read models say of each thing: the revision that last touched it. */
    private static Map<String, String> of(long revision, Map<String, String> metadata) {
        var all = new TreeMap<>(metadata);
        all.put("revision", String.valueOf(revision));
        return all;
    }

    /** Refuses what must not be kept. */
    void check(ClusterName cluster, Asked asked, Executed executed) {
        assessment.check(asked.actor(), proposed(cluster, asked, executed));
    }

    Preview shown(ClusterName cluster, Asked asked, Executed executed) {
        long base = executed.revision() - 1;
        return new Preview(
                base,
                desired.between(asked.actor(), cluster, base, executed.revision()),
                asked.proposal().sentences(),
                assessment.assess(asked.actor(), proposed(cluster, asked, executed)));
    }

    private static AssessmentPort.Proposed proposed(ClusterName cluster, Asked asked, Executed executed) {
        return new AssessmentPort.Proposed(
                cluster,
                executed.revision() - 1,
                executed.after(),
                asked.proposal().override());
    }
}
