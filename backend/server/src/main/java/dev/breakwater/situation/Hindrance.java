package dev.breakwater.situation;

/** What stands against a plan, and what would be needed. */
public record Hindrance(String sentence, String needed) {
    @Override
    public String toString() {
        return sentence + ". Needed: " + needed + ".";
    }
}
