package dev.breakwater.change;

import dev.breakwater.vocabulary.ChangeId;

/** A change took effect as this revision; {@code position} is the global index of its last event. */
public record Committed(ChangeId change, long revision, long position) {}
