package dev.breakwater.demo;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;

/** Writes for people: at most 100 columns, colours only on a terminal that wants them. */
final class Screen {
    private static final int COLUMNS = 100;
    private static final int INDENT = 15;

    private final PrintStream out;
    private final boolean coloured;

    Screen(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /** Without a terminal there may be no console either: from JDK 25 on that is so again. */
    @SuppressWarnings("SystemConsoleNull")
    static Screen ofThisProcess() {
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return new Screen(System.out, terminal && System.getenv("NO_COLOR") == null);
    }

    void act(Scenario.Act act) {
        out.println();
        out.println(painted("1", "Act " + act.act() + "  " + act.title()));
        wrapped("ends as", act.ends());
    }

    void step(int number, Scenario.Step step) {
        String left = "%4d  %s".formatted(number, step.title());
        String right = step.cluster() ? "behind Breakwater's back" : "as " + step.as();
        int gap = Math.max(2, COLUMNS - left.length() - right.length());
        out.println();
        out.println(painted("36", left) + " ".repeat(gap) + right);
    }

    /** One word on the left, then text broken between words. */
    void wrapped(String word, String text) {
        String start = "      %-9s".formatted(word);
        var line = new StringBuilder(start);
        for (String piece : text.split(" ", -1)) {
            if (line.length() + piece.length() + 1 > COLUMNS && line.length() > INDENT) {
                out.println(line);
                line = new StringBuilder(" ".repeat(INDENT));
            }
            line.append(line.length() == INDENT ? "" : " ").append(piece);
        }
        out.println(line);
    }

    void lines(String word, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            out.println(cut("      %-9s%s".formatted(i == 0 ? word : "", lines.get(i))));
        }
    }

    void differences(List<String> differences) {
        differences.forEach(difference -> wrapped(painted("31", "DIFFERS  "), difference));
    }

    void say(String line) {
        out.println(line);
    }

    void good(String line) {
        out.println(painted("32", line));
    }

    void bad(String line) {
        out.println(painted("31", line));
    }

    private static String cut(String line) {
        return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
    }

    private String painted(String colour, String text) {
        return coloured ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
