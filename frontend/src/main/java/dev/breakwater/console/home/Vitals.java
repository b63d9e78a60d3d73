package dev.breakwater.console.home;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.console.part.Tone;
import dev.breakwater.eventstore.DeadLetters;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.eventstore.ProcessorStanding;
import dev.breakwater.eventstore.Processors;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.vocabulary.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the parts that everything rests on stand, as of when. */
@Component
class Vitals {
    private static final long FAR_BEHIND = 100;

    private final ClusterHealth health;
    private final Positions positions;
    private final Processors processors;
    private final DeadLetters letters;
    private final Clock clock;

    /** One part: how it stands in a word, in sentences, what is wrong with it as the rooms say it, and as of when. */
    record Vital(String name, Tone tone, String word, List<String> sentences, List<String> troubles, Instant asOf) {}

    Vitals(ClusterHealth health, Positions positions, Processors processors, DeadLetters letters, Clock clock) {
        this.health = health;
        this.positions = positions;
        this.processors = processors;
        this.letters = letters;
        this.clock = clock;
    }

    List<Vital> of(Actor actor) {
        return List.of(cluster(actor), store(), projections());
    }

    /** What is wrong is for those who run the fabric; owners are told that it is being worked on. */
    private Vital cluster(Actor actor) {
        ClusterHealth.Report report = health.report();
        String progress = report.applied() == report.newest()
                ? t("home.cluster-done", number(report.newest()))
                : t("home.cluster-behind", number(report.newest()), number(report.applied()));
        List<String> troubles = actor.seesEverything() ? report.sentences() : List.of();
        return new Vital(
                t("home.cluster", report.cluster()),
                tone(report),
                t(word(report)),
                List.of(progress),
                troubles,
                report.since());
    }

    private static Tone tone(ClusterHealth.Report report) {
        if (!report.connected()) {
            return Tone.WARNING;
        }
        if (!report.sentences().isEmpty()) {
            return Tone.BAD;
        }
        return report.applied() == report.newest() ? Tone.GOOD : Tone.BUSY;
    }

    private static String word(ClusterHealth.Report report) {
        return switch (tone(report)) {
            case WARNING -> "home.cluster-away";
            case BAD -> "home.cluster-troubled";
            case BUSY -> "home.cluster-applying";
            case GOOD, QUIET -> "home.cluster-good";
        };
    }

    private Vital store() {
        long head = positions.head();
        return new Vital(
                t("home.store"),
                Tone.GOOD,
                t("home.store-good"),
                List.of(t("home.store-events", head)),
                List.of(),
                clock.instant());
    }

    private Vital projections() {
        List<ProcessorStanding> all = processors.all();
        int parked = letters.all().size();
        long behind = all.stream().mapToLong(ProcessorStanding::behind).max().orElse(0);
        boolean stopped = all.stream().anyMatch(each -> each.stopsAt() != null);
        if (stopped || parked > 0) {
            return vital(Tone.BAD, "home.projections-stopped", t("home.projections-parked", parked));
        }
        return behind > FAR_BEHIND
                ? vital(Tone.BUSY, "home.projections-busy", t("home.projections-lag", behind))
                : vital(Tone.GOOD, "home.projections-good", t("home.projections-fresh", all.size()));
    }

    private Vital vital(Tone tone, String word, String sentence) {
        return new Vital(t("home.projections"), tone, t(word), List.of(sentence), List.of(), clock.instant());
    }

    private static String number(long revision) {
        return String.valueOf(revision);
    }
}
