package dev.breakwater.assessment;

import dev.breakwater.assessment.Ends.End;
import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectKind;
import dev.breakwater.compiler.Unit;
import dev.breakwater.desiredstate.DesiredStates;
import dev.breakwater.intent.ClusterSettings;
import dev.breakwater.reach.Flow;
import dev.breakwater.reach.Flow.HttpRequest;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.PolicySet;
import dev.breakwater.reach.Protocol;
import dev.breakwater.reach.Reach;
import dev.breakwater.reach.Space;
import dev.breakwater.reach.Topology;
import dev.breakwater.reach.Verdict;
import dev.breakwater.reach.rule.Clause;
import dev.breakwater.reach.rule.Effect;
import dev.breakwater.situation.Neighbourhood;
import dev.breakwater.situation.Part;
import dev.breakwater.situation.Realm;
import dev.breakwater.situation.Tenants;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads no more than the two ends' units: a tenant's policies select its own endpoints and nobody else's. */
@Component
class Inquiring implements Inquiries {
    private static final int MOST = 200;

    private final DesiredStates states;
    private final ClusterSettings settings;

    Inquiring(DesiredStates states, ClusterSettings settings) {
        this.states = states;
        this.settings = settings;
    }

    @Override
    public Answer ask(Actor actor, Inquiry inquiry) {
        long revision = revision(inquiry.at());
        var ends = new Ends(actor, states, settings, revision);
        End from = ends.parse("from", inquiry.from());
        End to = ends.parse("to", inquiry.to());
        if (Stream.of(from, to).noneMatch(end -> end.tenant() != null && actor.sees(end.tenant()))) {
            throw Rejection.invalid("inquiry-about-nobody", "Neither end is of a tenant that you see")
                    .remedy("Name a namespace of a tenant of yours, with the labels of its pods, on one side");
        }
        List<Manifest> manifests = tenants(from, to)
                .distinct()
                .flatMap(tenant -> part(tenant, revision).desired().stream())
                .toList();
        return new Deciding(actor, Origins.of(manifests, settings.tenantLabel()))
                .answer(revision, inquiry, verdict(inquiry, from, to, manifests), from, to);
    }

    private static Verdict verdict(Inquiry inquiry, End from, End to, List<Manifest> manifests) {
        Topology topology = Topology.of(
                Stream.of(from, to)
                        .map(End::namespace)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                Stream.of(from, to)
                        .map(End::pod)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        PolicySet policies = PolicySet.of(
                manifests.stream()
                        .filter(Inquiring::isPolicy)
                        .map(manifest -> manifest.body().plain())
                        .toList(),
                topology);
        var protocol = Protocol.valueOf(inquiry.port().protocol().name());
        Flow flow = Flow.of(from.end(), to.end(), protocol, inquiry.port().first());
        HttpRequest request = inquiry.http();
        return Reach.of(topology, policies).decide(request == null ? flow : flow.with(request));
    }

    @Override
    public Openings openings(Actor actor, TenantId tenant, @Nullable Long at) {
        if (!actor.sees(tenant)) {
            throw Rejection.notFound("tenant " + tenant);
        }
        long revision = revision(at);
        List<Part> parts = List.of(part(tenant, revision));
        Tenants tenants = Tenants.of(settings.tenantLabel(), parts);
        List<Clause> clauses = tenants.clauses(parts);
        Space space = Space.of(Neighbourhood.ofNamed(parts, tenants), clauses);
        List<Clause> closed = clauses.stream()
                .filter(clause -> clause.effect() == Effect.DEFAULT_DENY)
                .toList();
        List<FlowRow> opened = space.reachability(closed)
                .differenceTo(space.reachability(clauses))
                .allowed();
        return new Openings(
                revision, opened.stream().limit(MOST).map(Rows::row).toList(), Math.max(0, opened.size() - MOST));
    }

    private static Stream<TenantId> tenants(End from, End to) {
        return Stream.of(from, to).map(End::tenant).filter(Objects::nonNull);
    }

    private Part part(TenantId tenant, long revision) {
        String unit = new Unit.Tenant(tenant).toString();
        return Moves.standing(unit, states.objects(settings.cluster(), revision, unit))
                .only(Realm.FLOWS);
    }

    private static boolean isPolicy(Manifest manifest) {
        return manifest.ref().kind().equals(ObjectKind.CLUSTERWIDE_POLICY.kind());
    }

    private long revision(@Nullable Long at) {
        long newest = states.newest(settings.cluster());
        if (at != null && (at < 0 || at > newest)) {
            throw Rejection.notFound("revision " + at);
        }
        return at == null ? newest : at;
    }
}
