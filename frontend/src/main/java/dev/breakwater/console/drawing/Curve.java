package dev.breakwater.console.drawing;

/** A line from one box's edge to another's that leaves and arrives level; {@code pull} is how far it reaches out on the way. */
record Curve(int x, int y, int toX, int toY, int pull) {
    private static final int HEAD = 9;

    /** Comes back to the edge that it left. */
    boolean returns() {
        return x == toX;
    }

    private int arriving() {
        return returns() ? 1 : -1;
    }

    private int end() {
        return toX + arriving() * HEAD;
    }

    String line() {
        return "M" + x + " " + y + "C" + (x + pull) + " " + y + " " + (end() + arriving() * pull) + " " + toY + " "
                + end() + " " + toY;
    }

    String head() {
        return "M" + toX + " " + toY + "l" + arriving() * HEAD + " -5v10z";
    }
}
