package dev.breakwater.offenders.tenant;

import jakarta.persistence.Table;

/** Breaks the rule that no row leaves its room; not an entity, or the tests' servers would look for its table. */
@Table(name = "public_row")
public class PublicRow {}
