package dev.breakwater.console.tenant;

import com.vaadin.flow.component.Component;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.change.Acting;
import dev.breakwater.rollout.ObjectStatuses;

/** Makes the part of a tenant that the address names; any other name means the overview. */
@org.springframework.stereotype.Component
class TenantTabs {
    private final ObjectStatuses statuses;
    private final Revisions revisions;
    private final Acting acting;

    TenantTabs(ObjectStatuses statuses, Revisions revisions, Acting acting) {
        this.statuses = statuses;
        this.revisions = revisions;
        this.acting = acting;
    }

    Component show(String tab, Seen seen) {
        return switch (tab) {
            case "policies" -> new PolicyCards(seen);
            case "contracts" -> new ContractCards(seen);
            case "addresses" -> new AddressCards(seen, acting, revisions);
            case "history" -> new TenantHistory(revisions, acting, seen);
            default -> new Overview(statuses, seen, acting.actor());
        };
    }
}
