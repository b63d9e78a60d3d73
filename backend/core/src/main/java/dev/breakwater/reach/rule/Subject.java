package dev.breakwater.reach.rule;

import org.jspecify.annotations.Nullable;

/**
 * Whom a rule applies to: endpoints, of one namespace only where the object is namespaced, or nodes (the host firewall).
 *
 * @param namespace the object's own namespace; null for clusterwide objects
 * @param nodes true for a nodeSelector
 */
public record Subject(Selector selector, @Nullable String namespace, boolean nodes) {}
