package dev.breakwater.contract;

import dev.breakwater.intent.ContractIntent;
import java.time.Instant;

/** One contract with its terms; {@code revision} is the last that touched it. */
public record ContractDetails(ContractIntent intent, long revision, Instant changedAt) {}
