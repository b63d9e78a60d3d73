package dev.breakwater.reach;

/** The side of an endpoint on which a policy acts: a flow needs its sender's egress and its receiver's ingress. */
public enum Direction {
    EGRESS,
    INGRESS
}
