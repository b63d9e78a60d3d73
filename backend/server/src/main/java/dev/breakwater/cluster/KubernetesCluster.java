package dev.breakwater.cluster;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.cluster.http.Answer;
import dev.breakwater.cluster.http.KubernetesHttp;
import dev.breakwater.cluster.http.Silence;
import dev.breakwater.rollout.ClusterPort;
import dev.breakwater.rollout.Connection;
import dev.breakwater.rollout.Observation;
import dev.breakwater.rollout.Outcome;
import dev.breakwater.rollout.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster by its API server, spoken to through fabric8's HTTP client. */
public final class KubernetesCluster implements ClusterPort, AutoCloseable {
    private static final Outcome NOT_CONNECTED = new Outcome.Unreachable("Not connected to the cluster", false, null);

    private final ClusterProperties properties;
    private volatile @Nullable KubernetesHttp http;
    private volatile Discovery discovery = Discovery.NOTHING;
    private volatile @Nullable Identity identity;

    /** Opens nothing yet: that is what {@link #connect} is for. */
    public KubernetesCluster(ClusterProperties properties) {
        this.properties = properties;
    }

    @Override
    public synchronized Connection connect() {
        try {
            KubernetesHttp open =
                    http == null ? KubernetesHttp.open(Kubeconfig.read(properties), properties.requestTimeout()) : http;
            http = open;
            return examined(open);
        } catch (RuntimeException e) {
            return unready("The cluster cannot be reached: " + Silence.of(e));
        }
    }

    private Connection examined(KubernetesHttp open) {
        Answer version = open.get("/version");
        List<String> obstacles = version.succeeded()
                ? obstacles(open)
                : List.of(Sentences.aboutSilence(open.url(), properties, version));
        if (obstacles.isEmpty()) {
            return connected(open, version);
        }
        close(); // a kubeconfig may be mended, and a token renewed, meanwhile
        return new Connection.Unready(obstacles);
    }

    private List<String> obstacles(KubernetesHttp open) {
        Optional<Discovery> found = Discovery.of(open);
        if (found.isEmpty()) {
            return List.of("The API server at " + open.url() + " does not say what it serves");
        }
        discovery = found.get();
        identity = Identity.of(open).orElse(null);
        List<String> missing = Sentences.aboutMissing(discovery.missing(Kind.Need.ALWAYS));
        return missing.isEmpty() ? new Rights(open, discovery, identity).missing() : missing;
    }

    private Connection connected(KubernetesHttp open, Answer version) {
        return new Connection.Connected(
                version.body().path("gitVersion").asString("unknown"),
                hasNodes(open),
                Sentences.aboutMissing(discovery.missing(Kind.Need.IF_WANTED)));
    }

    private boolean hasNodes(KubernetesHttp open) {
        return discovery.serves(Kind.NODE)
                && !open.get(discovery.path(Kind.NODE) + "?limit=1")
                        .body()
                        .path("items")
                        .isEmpty();
    }

    private static Connection unready(String sentence) {
        return new Connection.Unready(List.of(sentence));
    }

    @Override
    public Optional<String> lockout(String yaml) {
        return Lockout.by(yaml, identity);
    }

    @Override
    public Observation observe() {
        KubernetesHttp open = http;
        if (open == null) {
            return new Observation.Unseen("Not connected to the cluster");
        }
        Observation observation = new Listing(new Pages(open, properties.pageSize()), discovery).all();
        if (observation instanceof Observation.Unseen) {
            discovery = rediscovered(open);
        }
        return observation;
    }

    @Override
    public Optional<Manifest> read(ObjectRef ref) {
        KubernetesHttp open = http;
        var served = discovery;
        return open == null
                ? Optional.empty()
                : served.kindOf(ref)
                        .map(kind -> open.get(served.path(kind) + "/" + ref.name()))
                        .filter(Answer::succeeded)
                        .flatMap(answer -> Reading.manifest(answer.body()));
    }

    @Override
    public Optional<Integer> pods(String namespaceSelector, Set<String> named, String podSelector, int most) {
        KubernetesHttp open = http;
        return open == null
                ? Optional.empty()
                : new Pods(new Pages(open, properties.pageSize()), most).count(namespaceSelector, named, podSelector);
    }

    @Override
    public Outcome apply(Step step) {
        KubernetesHttp open = http;
        if (open == null) {
            return NOT_CONNECTED;
        }
        var served = discovery;
        return served.kindOf(step.ref())
                .map(kind -> watchful(open, served, new Writing(open, served).write(kind, step)))
                .orElseGet(() -> notServed(open, step));
    }

    /** A kind that answers 404 is looked up anew, so that the next attempt goes to where it is served now. */
    private Outcome watchful(KubernetesHttp open, Discovery used, Outcome outcome) {
        if (outcome.equals(Outcomes.NOT_SERVED)) {
            relearn(open, used);
        }
        return outcome;
    }

    private Outcome notServed(KubernetesHttp open, Step step) {
        relearn(open, discovery);
        return new Outcome.Unreachable(
                "The cluster serves no " + step.ref().kind()
                        + (step.ref().group().equals("cilium.io") ? ": is its CRD installed?" : ": is it too old?"),
                true,
                null);
    }

    private synchronized void relearn(KubernetesHttp open, Discovery used) {
        if (discovery.equals(used)) { // else another thread was here first
            discovery = rediscovered(open);
        }
    }

    private Discovery rediscovered(KubernetesHttp open) {
        return Discovery.of(open).orElse(discovery);
    }

    @Override
    public Watch watch(Observation.Seen seen, WatchListener listener) {
        KubernetesHttp open = http;
        var watches = new ArrayList<KindWatch>();
        if (open == null) {
            listener.ended("Not connected to the cluster");
            return () -> {};
        }
        Map<String, String> versions = seen.versions();
        discovery.versions().keySet().stream()
                .filter(kind -> versions.containsKey(kind.kind()))
                .forEach(kind -> watches.add(
                        new KindWatch(open, discovery, kind, versions.getOrDefault(kind.kind(), ""), listener)));
        watches.forEach(KindWatch::open);
        return () -> watches.forEach(KindWatch::close);
    }

    @Override
    public synchronized void close() {
        KubernetesHttp open = http;
        http = null;
        if (open != null) {
            open.close();
        }
    }
}
