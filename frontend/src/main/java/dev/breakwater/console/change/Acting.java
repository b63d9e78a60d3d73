package dev.breakwater.console.change;

import dev.breakwater.change.ChangeDetails;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Committed;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How views act: as whoever is signed in, by changes and in no other way, each act at most once however often it is clicked. */
@Component
public class Acting {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ChangeGateway gateway;
    private final SignedIn signedIn;
    private final Positions positions;

    Acting(ChangeGateway gateway, SignedIn signedIn, Positions positions) {
        this.gateway = gateway;
        this.signedIn = signedIn;
        this.positions = positions;
    }

    public Actor actor() {
        return signedIn.actor();
    }

    ChangeGateway gateway() {
        return gateway;
    }

    public Preview preview(Proposal proposal) {
        return gateway.preview(actor(), proposal);
    }

    public Preview preview(ChangeId draft) {
        return gateway.preview(actor(), draft);
    }

    /** What is asked for again under the same key is not done again. */
    public Committed commit(String key, Source source, Proposal proposal) {
        return shown(gateway.submit(actor(), origin(key, source), ChangeId.random(), proposal));
    }

    /** Commits the draft as it was shown, or refuses when it was amended since. */
    public Committed commit(String key, ChangeDetails seen) {
        return shown(gateway.commit(
                actor(), origin(key, Source.CONSOLE), seen.summary().id(), null, seen.operations()));
    }

    public ChangeId draft(String key, Source source, Proposal proposal) {
        return shown(gateway.draft(actor(), origin(key, source), ChangeId.random(), proposal));
    }

    public void discard(String key, ChangeId draft) {
        gateway.discard(actor(), origin(key, Source.CONSOLE), draft);
        shown(draft);
    }

    /** The list of changes follows the events: it is waited for, so that nobody sees their own act as lost. */
    private <T> T shown(T done) {
        positions.await(positions.head(), Set.of("change"), LONGEST);
        return done;
    }

    /** A name for one intention to act. */
    public static String key() {
        return "console-" + UUID.randomUUID();
    }

    private static Origin origin(String key, Source source) {
        return new Origin(source, key, key);
    }
}
