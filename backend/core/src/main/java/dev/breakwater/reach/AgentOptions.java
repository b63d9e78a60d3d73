package dev.breakwater.reach;

/** The settings of Cilium's agents on which verdicts depend; the default is the Helm chart's. */
public record AgentOptions(
        boolean hostFirewall,
        boolean nodeSelectorLabels,
        boolean cidrMatchNodes,
        Enforcement enforcement,
        boolean alwaysAllowLocalhost,
        boolean layerSevenProxy) {

    /** {@code policyEnforcementMode}. */
    public enum Enforcement {
        DEFAULT,
        ALWAYS,
        NEVER
    }

    public static final AgentOptions DEFAULT = new AgentOptions(false, false, false, Enforcement.DEFAULT, true, true);
}
