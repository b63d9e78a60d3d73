package dev.breakwater.console.tour;

import dev.breakwater.change.RevisionSummary;
import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Paths;
import java.util.List;
import java.util.Optional;

/** The five stops of the tour, each a screen that was there anyway, at the address that answers the question of the moment. */
enum Stop {
    /** Who can no longer talk to whom. */
    ALARM("tour.alarm", "tour.alarm-why", "tour.alarm-why"),
    /** Whose change it was, and why. */
    WHO("tour.who", "tour.who-why", "tour.who-why"),
    /** What else that change opened and closed. */
    WHAT("tour.what", "tour.what-why", "tour.what-why"),
    /** What taking it back would do, before it is done. */
    BACK("tour.back", "tour.back-why", "tour.back-waits"),
    /** That no step of the way back cut or leaked a flow. */
    PROOF("tour.proof", "tour.proof-why", "tour.proof-waits");

    /** In the address, so that a stop can be sent to somebody. */
    static final String PARAMETER = "tour";

    private static final List<Stop> WAY = List.of(values());

    private final String title;
    private final String words;
    private final String waiting;

    Stop(String title, String words, String waiting) {
        this.title = title;
        this.words = words;
        this.waiting = waiting;
    }

    static Optional<Stop> of(Asked asked) {
        return at(WAY.stream().map(Stop::number).toList().indexOf(asked.text(PARAMETER)));
    }

    /** From 1, as it is written in the address. */
    String number() {
        return String.valueOf(WAY.indexOf(this) + 1);
    }

    Optional<Stop> before() {
        return at(WAY.indexOf(this) - 1);
    }

    Optional<Stop> next() {
        return at(WAY.indexOf(this) + 1);
    }

    private static Optional<Stop> at(int place) {
        return place < 0 || place >= WAY.size() ? Optional.empty() : Optional.of(WAY.get(place));
    }

    String address(Incident incident) {
        RevisionSummary mistake = incident.mistake();
        RevisionSummary recovery = incident.recovery();
        RevisionSummary after = recovery == null ? mistake : recovery;
        Asked screen = switch (this) {
            case ALARM ->
                Asked.nothing(Paths.REACH)
                        .with("from", Incident.FROM)
                        .with("to", Incident.TO)
                        .with("port", Incident.PORT.toString())
                        .with("at", String.valueOf(mistake.revision()));
            case WHO -> Asked.nothing(Paths.change(mistake.change()));
            case WHAT -> Asked.nothing(Paths.change(mistake.change())).with("tab", "flows");
            case BACK -> Asked.nothing(Paths.change(after.change())).with("tab", recovery == null ? "" : "flows");
            case PROOF -> Asked.nothing(Paths.change(after.change())).with("tab", "plan");
        };
        return screen.with(PARAMETER, number()).href();
    }

    /** Key of its name. */
    String title() {
        return title;
    }

    /** Key of what is said here; two of them speak otherwise as long as nobody has taken the mistake back. */
    String words(Incident incident) {
        return incident.recovery() == null ? waiting : words;
    }
}
