package dev.breakwater.demo;

import dev.breakwater.demo.Scenario.Placed;
import dev.breakwater.vocabulary.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The verb that plays a scenario: 0 when all went as expected, 1 when not, 2 when it could not begin. */
public final class Demo {
    private Demo() {}

    public static int run(List<String> arguments) {
        Screen screen = Screen.ofThisProcess();
        try {
            Options options = Options.parse(arguments, System.getenv());
            Scenario scenario = Scenario.read(options.scenario());
            List<Placed> steps = scenario.placed().stream()
                    .filter(step -> options.steps().include(step.number()))
                    .toList();
            if (options.list()) {
                steps.forEach(placed -> screen.say("%4d  %-28s %s"
                        .formatted(
                                placed.number(),
                                placed.step().id(),
                                placed.step().title())));
                return 0;
            }
            return play(options, scenario, steps, screen);
        } catch (Rejection refusal) {
            screen.bad("breakwater: " + refusal.sentence() + (refusal.remedy() == null ? "" : ". " + refusal.remedy()));
            return 2;
        }
    }

    private static int play(Options options, Scenario scenario, List<Placed> steps, Screen screen) {
        try (Running breakwater = Running.find(options, screen);
                Rest rest = new Rest(breakwater.url(), screen)) {
            if (options.steps().equals(Options.Steps.ALL)) {
                scenario.refuseToBeginAt(rest.newest());
            }
            BackDoor backDoor = backDoor(options);
            if (steps.stream().anyMatch(placed -> placed.step().cluster())) {
                backDoor.refuseIfShut();
            }
            screen.say("Playing '" + scenario.name() + "' at " + breakwater.url());
            int failed = new Player(scenario, rest, backDoor, screen).play(steps, () -> runAfterStep(options));
            screen.say("");
            if (failed > 0) {
                screen.bad(failed + " of " + steps.size() + " steps did not go as the scenario expects");
                return 1;
            }
            screen.good(
                    "All " + steps.size() + " steps went as the scenario expects. " + new EndState(rest).sentence());
            return 0;
        }
    }

    private static BackDoor backDoor(Options options) {
        Path named = options.kubeconfig();
        return new BackDoor(named == null ? options.data().resolve("sandbox/kubeconfig") : named);
    }

    /** By the shell; its words go where ours go. */
    private static void runAfterStep(Options options) {
        if (options.afterEach() == null) {
            return;
        }
        try {
            int code = new ProcessBuilder("sh", "-c", options.afterEach())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new Rejection("after-each-failed", "'" + options.afterEach() + "' ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
