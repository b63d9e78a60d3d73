package dev.breakwater.tenant;

import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.TenantId;

/** A namespace and the tenant that holds it. */
public record NamespaceSummary(NamespaceName name, TenantId tenant) {}
