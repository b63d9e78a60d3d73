package dev.breakwater.change.revising;

import dev.breakwater.change.ChangeEvent;
import dev.breakwater.change.ChangeEvent.ChangeCommitted;
import dev.breakwater.change.drafting.ChangeScope;
import dev.breakwater.change.intents.ClusterLock;
import dev.breakwater.eventstore.Remade;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.stereotype.Component;

/** Makes the intents and manifests of every revision again from the events; each must come out with the digest it has. */
@Component
class RevisionReplay implements Remade {
    private final ClusterLock lock;
    private final RevisionRows revisions;
    private final Revising revising;

    RevisionReplay(ClusterLock lock, RevisionRows revisions, Revising revising) {
        this.lock = lock;
        this.revisions = revisions;
        this.revising = revising;
    }

    @Override
    public String group() {
        return "desired-state";
    }

    @Override
    public Run begin() {
        lock.take();
        revising.forget(lock.cluster());
        return new Passage(revisions.digests(lock.cluster()));
    }

    private class Passage implements Run {
        /** Of the revisions that are still to come. */
        private final SortedMap<Long, String> digests;

        private final List<ChangeScope.Happened> events = new ArrayList<>();

        Passage(SortedMap<Long, String> digests) {
            this.digests = digests;
        }

        @Override
        public void on(DomainEventMessage<?> event) {
            if (event.getPayload() instanceof ChangeCommitted committed) {
                keep(committed.revision());
            } else if (!(event.getPayload() instanceof ChangeEvent) && isRevised(event)) {
                events.add(new ChangeScope.Happened(Subject.parse(event.getAggregateIdentifier()), event.getPayload()));
            }
        }

        @Override
        public void end() {
            if (!digests.isEmpty()) {
                throw differs("No event says that revision " + digests.firstKey() + " was committed");
            }
        }

        private void keep(long revision) {
            String made = revising.keep(lock.cluster(), revision, revising.revise(lock.cluster(), events))
                    .digest();
            events.clear();
            if (!made.equals(digests.remove(revision))) {
                throw differs("Revision " + revision + " compiles to another desired state than it did");
            }
        }

        /** An event whose revision nobody committed is nobody's intent. */
        private boolean isRevised(DomainEventMessage<?> event) {
            Object revision = event.getMetaData().get("revision");
            return revision != null && digests.containsKey(Long.valueOf(revision.toString()));
        }
    }

    private static Rejection differs(String sentence) {
        return new Rejection("rebuild-differs", sentence + "; everything is left as it was")
                .remedy("Compare the settings and the program with those that made the revision");
    }
}
