package dev.breakwater.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** One digest over all that the story leaves behind, to compare one play with another. */
final class EndState {
    private final Rest rest;

    EndState(Rest rest) {
        this.rest = rest;
    }

    /** Revision, every manifest's digest of every revision, and what stands in the cluster. */
    String sentence() {
        long newest = rest.newest();
        var objects = new DesiredObjects(rest);
        var told = new StringBuilder();
        for (long revision = 1; revision <= newest; revision++) {
            var digests = new TreeMap<String, String>();
            objects.at(revision).forEach((name, object) -> digests.put(name, object.digest()));
            told.append(revision).append(digests).append('\n');
        }
        rest.get("operator", "/api/v1/objects?limit=500")
                .body()
                .path("items")
                .forEach(item -> told.append(item.path("ref").asString(""))
                        .append(' ')
                        .append(item.path("observedDigest").asString("absent"))
                        .append('\n'));
        return "End state: revision " + newest + ", digest "
                + sha256(told.toString()).substring(0, 16);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
