package dev.breakwater.rollout.work;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many requests may be in flight: one more for each round that went well, half as many when the server is busy. */
final class Throttle {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final int most;
    private int limit;
    private int inFlight;
    private int wentWell;

    Throttle(int most) {
        this.most = most;
        this.limit = most;
    }

    void enter() throws InterruptedException {
        lock.lock();
        try {
            while (inFlight >= limit) {
                freed.await();
            }
            inFlight++;
        } finally {
            lock.unlock();
        }
    }

    void leave(boolean busy) {
        lock.lock();
        try {
            inFlight--;
            if (busy) {
                limit = Math.max(1, limit / 2);
                wentWell = 0;
            } else if (++wentWell >= limit && limit < most) {
                limit++;
                wentWell = 0;
            }
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int limit() {
        lock.lock();
        try {
            return limit;
        } finally {
            lock.unlock();
        }
    }
}
