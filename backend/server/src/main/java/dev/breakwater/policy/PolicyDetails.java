package dev.breakwater.policy;

import dev.breakwater.intent.PolicyIntent;
import java.time.Instant;

/** All that one policy says; {@code revision} is the last that touched it. */
public record PolicyDetails(PolicyIntent intent, long revision, Instant changedAt) {}
