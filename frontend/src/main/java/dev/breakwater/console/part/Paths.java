package dev.breakwater.console.part;

import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of the console's views, in one place, since views know nothing of each other. */
public final class Paths {
    public static final String ONBOARD = "onboard";
    public static final String TENANTS = "tenants";
    public static final String POLICIES = "policies";
    public static final String CHANGES = "changes";
    public static final String HISTORY = "history";
    public static final String COMPARE = "compare";
    public static final String REACH = "reach";
    public static final String AUDIT = "audit";
    public static final String TOUR = "tour";
    public static final String PEERINGS = "peerings";

    private Paths() {}

    public static String tenant(TenantId tenant) {
        return TENANTS + "/" + tenant;
    }

    public static String change(ChangeId change) {
        return CHANGES + "/" + change;
    }

    public static String policy(PolicyId policy) {
        return POLICIES + "/" + policy;
    }

    public static String newPolicy(TenantId tenant) {
        return POLICIES + "/new?tenant=" + tenant;
    }

    /** What a tenant permits, all of it. */
    public static String policies(TenantId tenant) {
        return tenant(tenant) + "?tab=policies";
    }

    public static String compare(long left, long right) {
        return COMPARE + "?left=" + left + "&right=" + right;
    }

    /** One uplink by itself, for whoever runs or audits the fabric. */
    public static String peering(PeeringId peering) {
        return PEERINGS + "?peering=" + peering;
    }

    /** One advertisement by itself, for whoever runs or audits the fabric. */
    public static String advertisement(AdvertisementId advertisement) {
        return PEERINGS + "?advertisement=" + advertisement;
    }

    /** Where a subject is shown; its tenant where it has no page of its own yet. */
    public static String subject(Subject subject) {
        String owner = subject.id().split("/", 2)[0];
        return switch (subject.kind()) {
            case TENANT -> TENANTS + "/" + owner;
            case POLICY -> POLICIES + "/" + subject.id();
            case CONTRACT -> TENANTS + "/" + owner + "?tab=contracts";
            case POOL -> TENANTS + "/" + owner + "?tab=addresses";
            case ADVERTISEMENT -> advertisement(AdvertisementId.parse(subject.id()));
            case PEERING -> peering(PeeringId.parse(subject.id()));
        };
    }

    /** A value as it stands in an address. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
