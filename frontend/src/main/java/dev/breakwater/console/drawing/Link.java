package dev.breakwater.console.drawing;

/** An arrow between two boxes: the few words on it, the whole sentence, and where it leads. */
public record Link(String from, String to, String words, String sentence, String href, boolean strong, boolean dashed) {
    boolean touches(String node) {
        return from.equals(node) || to.equals(node);
    }

    String other(String node) {
        return from.equals(node) ? to : from;
    }
}
