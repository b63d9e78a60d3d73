package dev.breakwater.rollout;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.ObjectStatus.Standing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One way through a revision: take down what is wanted, put wave by wave, prune, and say how far it came. */
final class Pass {
    private final Workshop shop;
    private final Lease.Grant grant;
    private final long revision;
    private final List<DesiredObject> desired;
    private final Agenda agenda;
    private final Map<String, Set<Wave>> failures = new ConcurrentHashMap<>();
    private volatile boolean applied = true;
    private volatile boolean attempted = true;
    private volatile boolean unanswered;
    private volatile boolean unsettled;
    private ClusterHealth.@Nullable Hold hold;

    Pass(Workshop shop, Lease.Grant grant, long revision, List<DesiredObject> desired) {
        this.shop = shop;
        this.grant = grant;
        this.revision = revision;
        this.desired = desired;
        this.agenda =
                Agenda.of(desired, shop.inventory().entries(), shop.world().objects());
    }

    void run() throws InterruptedException {
        takeDown();
        if (puts()) {
            prunes();
        } else {
            applied = false;
            attempted = false;
        }
        shop.inventory().flush(grant);
        shop.board()
                .change(row ->
                        row.progress(applied ? revision : row.applied(), attempted ? revision : row.attempted(), hold));
    }

    /** Whether the cluster answered nothing of what was asked of it. */
    boolean wasUnanswered() {
        return unanswered;
    }

    /** Written before the first step, so that whoever comes after a crash knows what may be ours. */
    private void takeDown() {
        var notes = new Notes(shop);
        desired.forEach(notes::wanted);
        agenda.removals().forEach(removal -> notes.unwanted(removal.entry()));
        agenda.forgotten().forEach(shop.inventory()::remove);
        desired.stream().filter(each -> notes.isInvalid(each.ref())).forEach(this::fail);
        shop.inventory().flush(grant);
    }

    /** False when it was broken off: a newer revision is there, or nobody answers. */
    private boolean puts() throws InterruptedException {
        for (Wave wave : Wave.forPuts()) {
            List<Carrier.Task> tasks = due(wave);
            if (tasks.isEmpty()) {
                continue;
            }
            if (wave == Wave.CLOSED) {
                settle();
            }
            if (!carried(tasks)) {
                return false;
            }
        }
        return true;
    }

    /** What of a wave may be put: not what waits for its back-off, nor what comes after a failure in its unit. */
    private List<Carrier.Task> due(Wave wave) {
        return agenda.puts(wave).stream()
                .filter(put -> mayGo(put, wave))
                .map(put -> new Carrier.Task(put.desired().ref(), put.desired().unit(), put.step(), put.about()))
                .toList();
    }

    private boolean mayGo(Agenda.Put put, Wave wave) {
        DesiredObject each = put.desired();
        boolean goes = failedIn(each.unit()).stream().noneMatch(failed -> failed.holdsUp(wave));
        if (goes && put.cameLaterThan(revision)) {
            shop.result(
                    each.ref(),
                    Standing.REFUSED,
                    "The cluster holds a later revision of it than " + revision
                            + ", the newest in this database: was an old backup restored?");
            goes = false;
        } else if (goes && !shop.backoff().allows(each.ref(), put.about())) {
            attempted = attempted && shop.isParked(each.ref());
            goes = false;
        }
        if (!goes) {
            fail(each);
        }
        return goes;
    }

    private boolean carried(List<Carrier.Task> tasks) throws InterruptedException {
        boolean all = shop.carrier().carry(grant, tasks, this::took);
        shop.inventory().flush(grant);
        return all && !shop.isSuperseded(revision);
    }

    private void prunes() throws InterruptedException {
        if (agenda.prunesTooMuch(desired.size()) && shop.board().prunesAllowed() != revision) {
            holdPrunes();
            return;
        }
        settle();
        for (Wave wave : Wave.forPrunes()) {
            List<Carrier.Task> tasks = agenda.removals(wave).stream()
                    .filter(this::mayGo)
                    .map(removal -> new Carrier.Task(
                            removal.entry().ref(), removal.entry().unit(), removal.step(), removal.about()))
                    .toList();
            if (!tasks.isEmpty() && !carried(tasks)) {
                applied = false;
                attempted = false;
                return;
            }
        }
    }

    private boolean mayGo(Agenda.Removal removal) {
        Entry entry = removal.entry();
        boolean waits = !shop.backoff().allows(entry.ref(), removal.about());
        boolean goes = !waits && failedIn(entry.unit()).isEmpty();
        applied = applied && goes;
        attempted = attempted && (!waits || shop.isParked(entry.ref()));
        return goes;
    }

    private void holdPrunes() {
        int prunes = agenda.removals().size();
        String sentence = "Revision " + revision + " would take away " + prunes + " of " + agenda.inventory()
                + " objects: an operator has to allow that";
        hold = new ClusterHealth.Hold(revision, prunes, agenda.inventory(), sentence);
        agenda.removals().forEach(removal -> shop.result(removal.entry().ref(), Standing.HELD, sentence));
        applied = false;
    }

    /** Agents enforce what they were told a moment ago; only what restricts has to wait for them. */
    private void settle() throws InterruptedException {
        if (unsettled
                && !(agenda.removals().isEmpty() && agenda.puts(Wave.CLOSED).isEmpty())) {
            shop.settle();
            new Notes(shop).invalid(desired).forEach(this::fail);
        }
        unsettled = false;
    }

    private void took(Carrier.Task task, Outcome outcome) {
        shop.attempted(task.ref());
        switch (outcome) {
            case Outcome.Applied(var observed) -> applied(task, observed);
            case Outcome.Conflicted(var manager, var fields) -> {
                shop.conflicted(task.ref(), manager, fields);
                shop.backoff().parked(task.ref(), task.about());
                fail(task.unit(), task.ref());
            }
            case Outcome.Refused(var reason) -> {
                shop.backoff().parked(task.ref(), task.about());
                failed(task, Standing.REFUSED, reason);
            }
            case Outcome.Moved(var reason) -> {
                shop.world().missedSomething();
                shop.backoff().failed(task.ref(), task.about(), null);
                attempted = false;
                failed(task, Standing.PENDING, reason);
            }
            case Outcome.Unreachable(var reason, var answered, var retryAfter) -> {
                shop.backoff().failed(task.ref(), task.about(), retryAfter);
                attempted = false;
                if (!answered) {
                    unanswered = true;
                }
                failed(task, Standing.UNREACHABLE, reason);
            }
        }
    }

    private void applied(Carrier.Task task, @Nullable Observed observed) {
        shop.backoff().succeeded(task.ref());
        if (observed == null) {
            shop.world().removed(task.ref());
            shop.inventory().remove(task.ref());
        } else {
            shop.world().wrote(observed);
            shop.inventory().update(task.ref(), entry -> entry.taken(observed, shop.now()));
            unsettled = true;
        }
    }

    private void failed(Carrier.Task task, Standing standing, String reason) {
        shop.result(task.ref(), standing, reason);
        fail(task.unit(), task.ref());
    }

    private void fail(DesiredObject object) {
        fail(object.unit(), object.ref());
    }

    private void fail(String unit, ObjectRef ref) {
        failures.computeIfAbsent(unit, _ -> ConcurrentHashMap.newKeySet()).add(Wave.of(ref));
        applied = false;
    }

    private Set<Wave> failedIn(String unit) {
        return failures.getOrDefault(unit, Set.of());
    }
}
