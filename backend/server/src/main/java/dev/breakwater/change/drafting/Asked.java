package dev.breakwater.change.drafting;

import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who asked for what to be done with a change, and through what: what every event says in its metadata. */
public record Asked(Actor actor, Origin origin, ChangeId change, Proposal proposal) {

    /** Strings only: nothing else comes back from the store as it went in. */
    public Map<String, String> metadata() {
        var metadata = new TreeMap<String, String>();
        metadata.put("actor", actor.name());
        metadata.put("roles", actor.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(",")));
        metadata.put("reason", proposal.reason());
        metadata.put("changeId", change.toString());
        metadata.put("correlationId", origin.correlationId());
        metadata.put("source", origin.source().word());
        if (proposal.ticket() != null) {
            metadata.put("ticket", proposal.ticket());
        }
        return metadata;
    }
}
