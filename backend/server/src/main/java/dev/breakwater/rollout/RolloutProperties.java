package dev.breakwater.rollout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How changes are carried out. {@code settle} is how long a barrier waits for Cilium's agents, which report enforcement nowhere;
 * without agents nothing is waited for. {@code alone}: no other process can reach the database, so what a killed one held is free.
 * {@code resync} is how often everything is looked at anew without a cause.
 */
@ConfigurationProperties("breakwater.rollout")
public record RolloutProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean alone,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("5s") Duration leaseMargin,
        @DefaultValue("1s") Duration settle,
        @DefaultValue("10m") Duration resync,
        @DefaultValue("500ms") Duration backoff,
        @DefaultValue("60s") Duration longestBackoff,
        @DefaultValue("32") int inFlight) {}
