package dev.breakwater.demo;

import dev.breakwater.demo.DesiredObjects.Difference;
import dev.breakwater.demo.Scenario.Expectation;
import dev.breakwater.demo.Scenario.Placed;
import dev.breakwater.demo.Scenario.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Plays steps one after the other, shows what came of each and counts what is not as expected. */
final class Player {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final Scenario scenario;
    private final Rest rest;
    private final BackDoor backDoor;
    private final Screen screen;
    private final DesiredObjects objects;
    private final Progress progress;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Placeholders placeholders = new Placeholders(this::answerOf);

    Player(Scenario scenario, Rest rest, BackDoor backDoor, Screen screen) {
        this.scenario = scenario;
        this.rest = rest;
        this.backDoor = backDoor;
        this.screen = screen;
        this.objects = new DesiredObjects(rest);
        this.progress = new Progress(rest);
    }

    /** The number of steps that did not go as expected; something is done after each of them. */
    int play(List<Placed> steps, Runnable afterEach) {
        int failed = 0;
        int act = 0;
        for (Placed placed : steps) {
            if (placed.act().act() != act) {
                act = placed.act().act();
                screen.act(placed.act());
            }
            screen.step(placed.number(), placed.step());
            List<String> differences = play(placed.step());
            screen.differences(differences);
            failed += differences.isEmpty() ? 0 : 1;
            afterEach.run();
        }
        return failed;
    }

    private List<String> play(Step step) {
        var checks = new Checks();
        Expectation expected = step.expected();
        Answer answer = step.cluster() ? backDoor.send(step) : sendUntilAsExpected(step);
        answers.put(step.id(), answer);
        showSent(step, answer);
        checks.answer(expected, answer);
        Foretold foretold = Foretold.of(answer);
        if (foretold.isPreview()) {
            showForetold(foretold);
            checks.foretold(expected, foretold);
        }
        if (answer.isGood() && answer.revision() > 0) {
            checkRevision(step, answer, checks);
        }
        return checks.differences();
    }

    /** What is looked up may still be on its way: the cluster answers in its own time. */
    private Answer sendUntilAsExpected(Step step) {
        long start = System.nanoTime();
        Answer answer = send(step);
        while (step.method().equals("GET")
                && !isAsExpected(step, answer)
                && System.nanoTime() - start < PATIENCE_NANOS) {
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = send(step);
        }
        return answer;
    }

    private static boolean isAsExpected(Step step, Answer answer) {
        var checks = new Checks();
        checks.answer(step.expected(), answer);
        return checks.differences().isEmpty();
    }

    private void checkRevision(Step step, Answer answer, Checks checks) {
        long revision = answer.revision();
        List<String> events = progress.eventsOf(answer.field("change"));
        screen.wrapped("stored", "revision " + revision + ": " + String.join(", ", events));
        checks.events(step.expected().events(), events);
        Difference difference = objects.difference(revision);
        showCompiled(difference);
        checks.objects(step.expected(), difference, objects.at(revision));
        show(step.show(), revision);
        progress.awaitApplied(revision)
                .ifPresentOrElse(sentence -> screen.wrapped("applied", sentence), () -> checks.notApplied(revision));
        if (step.expected().plan() != null) {
            Foretold carriedOut = progress.plansOf(revision);
            screen.lines("plan", carriedOut.plansInWords());
            checks.plan(step.expected(), carriedOut);
        }
    }

    private void showForetold(Foretold foretold) {
        screen.lines("flows", foretold.flows());
        screen.wrapped("apart", foretold.isolation());
        screen.lines("plan", foretold.plansInWords());
    }

    /** What changes something carries a key of its own, the same in every play, so that it happens once. */
    private Answer send(Step step) {
        var headers = new HashMap<>(step.given());
        if (!step.method().equals("GET")) {
            headers.put("Idempotency-Key", scenario.name() + "." + step.id());
        }
        JsonNode body = placeholders.fill(step.body());
        return rest.send(step.as(), step.method(), placeholders.fill(step.path()), headers, body);
    }

    private Answer answerOf(String step) {
        return answers.computeIfAbsent(step, id -> send(scenario.step(id)));
    }

    private void showSent(Step step, Answer answer) {
        String request = step.method() + " " + placeholders.fill(step.path());
        screen.wrapped(
                "sent",
                request + " -> " + answer.status() + " in " + answer.taken().toMillis() + " ms");
        if (!answer.isGood()) {
            screen.wrapped("refused", answer.field("code") + ": " + answer.field("detail"));
        } else if (step.show() != null && step.show().equals("answer")) {
            screen.lines("answer", Shown.of(answer));
        }
    }

    private void showCompiled(Difference difference) {
        var lines = new ArrayList<String>();
        mark(lines, "+ ", difference.adds());
        mark(lines, "~ ", difference.changes());
        mark(lines, "- ", difference.removes());
        screen.lines("compiled", lines.isEmpty() ? List.of("nothing changes in the cluster") : lines);
    }

    private static void mark(List<String> lines, String mark, Set<String> names) {
        names.forEach(name -> lines.add(mark + name));
    }

    private void show(@Nullable String pattern, long revision) {
        if (pattern == null) {
            return;
        }
        objects.at(revision).forEach((name, object) -> {
            if (DesiredObjects.pattern(pattern).matcher(name).matches()) {
                screen.lines("yaml", object.yaml().lines().toList());
            }
        });
    }
}
