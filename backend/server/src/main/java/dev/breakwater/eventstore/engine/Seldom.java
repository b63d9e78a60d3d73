package dev.breakwater.eventstore.engine;

import java.time.Duration;

/** Keeps the same sentence from being said again before a pause is over. */
class Seldom {
    private final Duration pause;
    private String sentence = "";
    private long saidAt;

    Seldom(Duration pause) {
        this.pause = pause;
    }

    synchronized boolean mayBeSaid(String next) {
        long now = System.nanoTime();
        if (next.equals(sentence) && now - saidAt < pause.toNanos()) {
            return false;
        }
        sentence = next;
        saidAt = now;
        return true;
    }
}
