package dev.breakwater.cilium;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** The SHA-256 of a node's one canonical text, which does not depend on how anything was written or parsed. */
final class Digest {
    private Digest() {}

    static String of(Node node) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(canonical(node).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** JSON without white space, fields sorted by name. */
    static String canonical(Node node) {
        return switch (node) {
            case Node.Fields(var values) ->
                values.entrySet().stream()
                        .map(field -> Yaml.quoted(field.getKey()) + ":" + canonical(field.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Node.Items(var values) ->
                values.stream().map(Digest::canonical).collect(Collectors.joining(",", "[", "]"));
            case Node.Text(var value) -> Yaml.quoted(value);
            case Node.Whole(var value) -> Long.toString(value);
            case Node.Flag(var value) -> Boolean.toString(value);
            case Node.Nothing() -> "{}";
        };
    }
}
