package dev.breakwater.planning;

/**
 * What was checked, so that it can be checked again.
 *
 * @param checked a sentence
 * @param cells flow cells (a source, a destination and a band of ports) that were compared; 0 where no flow is concerned
 * @param before hex SHA-256 over what stands before, in the order of references
 * @param after the same over what stands afterwards
 * @param steps hex SHA-256 over the steps
 */
public record Proof(String checked, long cells, String before, String after, String steps) {}
