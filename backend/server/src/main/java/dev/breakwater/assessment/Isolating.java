package dev.breakwater.assessment;

import dev.breakwater.assessment.IsolationProof.Crossing;
import dev.breakwater.change.Assessment.Isolation;
import dev.breakwater.change.Assessment.Packet;
import dev.breakwater.change.Assessment.Row;
import dev.breakwater.reach.Party;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;

/** Says whether tenants stay apart; to whoever does not see the other tenant, without saying which it is. */
final class Isolating {
    private static final int MOST = 20;
    private static final String STRANGER = "another tenant";

    private final IsolationProof proof;
    private final Moves moves;

    Isolating(IsolationProof proof, Moves moves) {
        this.proof = proof;
        this.moves = moves;
    }

    /** An override is no reason: what one tenant may do to another is not an operator's to give. */
    void check(Actor actor) {
        proof.crossings(moves).findFirst().ifPresent(crossing -> {
            Row row = row(actor, crossing);
            throw new Rejection(
                            "isolation-broken",
                            "Tenants without a contract could meet: " + row.sentence() + ", for example "
                                    + text(row.example()))
                    .at("/operations")
                    .remedy("Name the peers in the policy more narrowly, or agree on a contract first");
        });
    }

    Isolation verdict(Actor actor) {
        List<Row> rows = proof.crossings(moves)
                .limit(MOST)
                .map(crossing -> row(actor, crossing))
                .toList();
        return rows.isEmpty()
                ? new Isolation(
                        true, "No tenant that is touched meets another one without a contract, on any port", List.of())
                : new Isolation(false, "Tenants without a contract could meet; this cannot be committed", rows);
    }

    private static Row row(Actor actor, Crossing crossing) {
        Row whole = Rows.row(crossing.flow());
        if (actor.sees(TenantId.parse(crossing.other()))) {
            return whole;
        }
        boolean sends = crossing.flow().sources().members().stream().anyMatch(party -> isOf(crossing.tenant(), party));
        String from = sends ? whole.from() : STRANGER;
        String to = sends ? STRANGER : whole.to();
        Packet example = whole.example();
        return new Row(
                from + " -> " + to + ", " + String.join(", ", whole.traffic()),
                from,
                to,
                whole.traffic(),
                new Packet(
                        sends ? example.from() : STRANGER,
                        sends ? STRANGER : example.to(),
                        example.protocol(),
                        example.port(),
                        example.request()));
    }

    private static boolean isOf(String tenant, Party party) {
        return party.labels().stream()
                .anyMatch(label -> label.key().startsWith("io.cilium.k8s.namespace.labels.")
                        && label.value().equals(tenant));
    }

    private static String text(Packet packet) {
        return packet.from() + " -> " + packet.to() + " " + packet.protocol() + " " + packet.port()
                + (packet.request().isEmpty() ? "" : " " + packet.request());
    }
}
