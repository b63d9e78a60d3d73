package dev.breakwater.console.drawing;

/** A rectangle, in pixels from the upper left corner. */
record Box(int x, int y, int width, int height) {
    static Box around(int x, int y, int width, int height) {
        return new Box(x - width / 2, y - height / 2, width, height);
    }

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int middle() {
        return y + height / 2;
    }

    boolean meets(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** The same, moved sideways as far as it must to lie between two edges. */
    Box between(int left, int right) {
        return new Box(Math.max(left, Math.min(x, right - width)), y, width, height);
    }
}
