package dev.breakwater.rollout.status;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets callers wait until something about the rollout, told by any replica, has come true. */
public final class Progress {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long moves;

    public void move() {
        lock.lock();
        try {
            moves++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean await(BooleanSupplier reached, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long before = moves();
            if (reached.getAsBoolean()) {
                return true;
            }
            if (!movedSince(before, deadline - System.nanoTime())) {
                return reached.getAsBoolean();
            }
        }
    }

    private long moves() {
        lock.lock();
        try {
            return moves;
        } finally {
            lock.unlock();
        }
    }

    private boolean movedSince(long before, long nanos) {
        long left = nanos;
        lock.lock();
        try {
            while (moves == before && left > 0) {
                left = moved.awaitNanos(left);
            }
            return moves != before;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
