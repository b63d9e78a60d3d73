package dev.breakwater.rollout;

/** A condition that the cluster reports of an object; {@code status} is True, False or Unknown as the cluster says it. */
public record Condition(String type, String status, String reason, String message) {

    /** Whether Cilium's operator accepts the object's content. */
    public boolean saysValid() {
        return type.equals("Valid") && status.equals("True");
    }

    /** Whether Cilium's operator refuses the object's content. */
    public boolean saysInvalid() {
        return type.equals("Valid") && status.equals("False");
    }
}
