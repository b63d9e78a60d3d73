package dev.breakwater.demo;

import dev.breakwater.demo.DesiredObjects.Desired;
import dev.breakwater.demo.DesiredObjects.Difference;
import dev.breakwater.demo.Scenario.Expectation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares what came of a step with what the scenario expects; each difference is one sentence. */
final class Checks {
    private final List<String> differences = new ArrayList<>();

    List<String> differences() {
        return List.copyOf(differences);
    }

    void answer(Expectation expected, Answer answer) {
        // a request that was done before, in a play that was cut off, answers 200 where it first answered 201
        boolean replayed = expected.status() != null && expected.status() == 201 && answer.status() == 200;
        if (expected.status() == null ? !answer.isGood() : !replayed && expected.status() != answer.status()) {
            String wanted = expected.status() == null ? "success" : "status " + expected.status();
            differences.add("the answer should be " + wanted + ", but is " + answer.status() + ": " + answer.text());
        }
        if (expected.code() != null && !expected.code().equals(answer.field("code"))) {
            differences.add("the refusal should be " + expected.code() + ", but is '" + answer.field("code") + "'");
        }
        if (expected.revision() != null && expected.revision() != answer.revision()) {
            differences.add("the revision should be " + expected.revision() + ", but is " + answer.revision()
                    + " (the scenario wants a fresh data folder: './breakwater up --fresh')");
        }
        contains("the answer", answer.text(), expected.answer());
    }

    void foretold(Expectation expected, Foretold foretold) {
        rows("open", expected.opens(), foretold.opened());
        rows("close", expected.closes(), foretold.closed());
        plan(expected, foretold);
    }

    void plan(Expectation expected, Foretold foretold) {
        List<String> verdicts = foretold.verdicts();
        if (expected.plan() != null && (verdicts.isEmpty() || !verdicts.stream().allMatch(expected.plan()::equals))) {
            differences.add("every plan should be " + expected.plan() + ", but they are " + verdicts);
        }
    }

    private void rows(String verb, @Nullable List<String> expected, List<String> flows) {
        if (expected != null && !expected.equals(flows)) {
            differences.add("what should " + verb + " is " + expected + ", but what does is " + flows);
        }
    }

    void events(@Nullable List<String> expected, List<String> stored) {
        if (expected != null && !expected.equals(stored)) {
            differences.add("the events should be " + expected + ", but are " + stored);
        }
    }

    void notApplied(long revision) {
        differences.add("the cluster should have reached revision " + revision + " by now");
    }

    void objects(Expectation expected, Difference difference, SortedMap<String, Desired> objects) {
        same("added", expected.adds(), difference.adds());
        same("changed", expected.changes(), difference.changes());
        same("removed", expected.removes(), difference.removes());
        if (expected.absent() != null) {
            for (String text : expected.absent()) {
                matching(text, objects.keySet()).forEach(name -> differences.add("there should be no " + name));
            }
        }
        if (expected.yaml() != null) {
            expected.yaml().forEach((text, lines) -> yaml(text, lines, objects));
        }
    }

    private void yaml(String text, List<String> lines, SortedMap<String, Desired> objects) {
        List<String> names = matching(text, objects.keySet());
        if (names.isEmpty()) {
            differences.add("there should be an object " + text);
        }
        for (String name : names) {
            contains(name, objects.get(name) == null ? "" : objects.get(name).yaml(), lines);
        }
    }

    /** Each pattern names exactly one object, and no object is left over; null expects nothing in particular. */
    private void same(String verb, @Nullable List<String> patterns, Collection<String> names) {
        if (patterns == null) {
            return;
        }
        var left = new TreeSet<>(names);
        for (String text : patterns) {
            List<String> found = matching(text, left);
            if (found.isEmpty()) {
                differences.add(text + " should be " + verb);
            } else {
                left.remove(found.getFirst());
            }
        }
        left.forEach(name -> differences.add(name + " should not be " + verb));
    }

    private void contains(String what, String text, @Nullable List<String> fragments) {
        if (fragments == null) {
            return;
        }
        for (String fragment : fragments) {
            boolean unwanted = fragment.startsWith("!");
            String sought = unwanted ? fragment.substring(1) : fragment;
            if (text.contains(sought) == unwanted) {
                differences.add(
                        what + " should " + (unwanted ? "not " : "") + "contain " + sought + "; it is: " + text);
            }
        }
    }

    private static List<String> matching(String text, Collection<String> names) {
        Pattern pattern = DesiredObjects.pattern(text);
        return names.stream().filter(name -> pattern.matcher(name).matches()).toList();
    }
}
