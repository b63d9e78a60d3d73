package dev.breakwater.console.tour;

import dev.breakwater.assessment.Answer.Outcome;
import dev.breakwater.assessment.Inquiries;
import dev.breakwater.assessment.Inquiry;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The revision that cut the shop's frontend off from its database, and the first one after it that let it back. */
record Incident(RevisionSummary mistake, @Nullable RevisionSummary recovery) {
    static final String FROM = "tenant-a/app=frontend";
    static final String TO = "tenant-a-data/app=mysql";
    static final Port PORT = Port.parse("3306/TCP");

    private static final PolicyId POLICY = PolicyId.parse("tenant-a/mysql");
    private static final int LOOKED_THROUGH = 200;

    /** Found by asking the record who could talk to whom, not by a number that somebody noted; none where it did not happen. */
    static Optional<Incident> find(Revisions revisions, Inquiries inquiries, Actor actor) {
        if (!actor.sees(POLICY.tenant())) {
            return Optional.empty();
        }
        RevisionSummary mistake = null;
        for (RevisionSummary each : touching(revisions, actor)) {
            boolean open = isOpen(inquiries, actor, each.revision());
            if (mistake != null && open) {
                return Optional.of(new Incident(mistake, each));
            }
            if (mistake == null && !open && isOpen(inquiries, actor, each.revision() - 1)) {
                mistake = each;
            }
        }
        return Optional.ofNullable(mistake).map(found -> new Incident(found, null));
    }

    /** Oldest first. */
    private static List<RevisionSummary> touching(Revisions revisions, Actor actor) {
        var filter = new Revisions.Filter(POLICY.tenant(), null, POLICY.toString());
        return revisions.search(actor, filter, null, LOOKED_THROUGH).items().reversed().stream()
                .filter(each -> each.subjects().contains(Subject.of(POLICY)))
                .toList();
    }

    /** Of namespaces that were nobody's at that revision nothing was open. */
    private static boolean isOpen(Inquiries inquiries, Actor actor, long revision) {
        try {
            return inquiries
                            .ask(actor, new Inquiry(FROM, TO, PORT, null, revision))
                            .outcome()
                    == Outcome.ALLOWED;
        } catch (Rejection _) {
            return false;
        }
    }
}
