package dev.breakwater.planning.fabric;

import dev.breakwater.cilium.Manifest;
import dev.breakwater.cilium.Node;
import dev.breakwater.planning.Barrier;
import dev.breakwater.planning.Draft;
import dev.breakwater.planning.Foreseen.Event;
import dev.breakwater.planning.Foreseen.Weight;
import dev.breakwater.planning.Step;
import dev.breakwater.planning.fabric.FabricOrder.Ledger;
import dev.breakwater.planning.fabric.FabricOrder.Passage;
import dev.breakwater.vocabulary.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** New addresses before old ones go, and no block in two pools at once: what overlaps has to go before it can come again. */
final class PoolOrder {
    private static final String CHECKED = "No flow of a policy is concerned; no block is in two pools at any moment";

    private final Passage passage;

    PoolOrder(Passage passage) {
        this.passage = passage;
    }

    /** Pools that are new, and pools that grow, with their old blocks as long as anybody may hold addresses of them. */
    void provide(Ledger plan) {
        var steps = new ArrayList<Step>();
        passage.desired().pools().forEach((name, pool) -> {
            Manifest there = passage.observed().pools().get(name);
            if (overlapsOld(name, pool)) {
                return;
            }
            if (there == null) {
                steps.add(new Step.Put(pool, "new addresses before old ones go"));
            } else if (!united(there, pool).digest().equals(there.digest()) && !onlyLoses(there, pool)) {
                steps.add(new Step.Put(united(there, pool), "grows before it shrinks"));
            }
        });
        plan.phase(new Draft(
                "Provide addresses",
                steps,
                new Barrier.ReadBack(),
                "First, so that Services can have new addresses before they lose old ones",
                CHECKED,
                0));
    }

    /** Some other pool that goes or shrinks still has one of the blocks. */
    private boolean overlapsOld(String name, Manifest pool) {
        return passage.observed().pools().entrySet().stream()
                .filter(other -> !other.getKey().equals(name))
                .flatMap(other -> Fabric.blocks(other.getValue()).stream())
                .anyMatch(block -> Fabric.blocks(pool).stream().anyMatch(block::overlaps));
    }

    /** Blocks go, none is new, and nothing else is said: one write does it, when they are taken back. */
    private static boolean onlyLoses(Manifest there, Manifest pool) {
        return !lost(there, pool).isEmpty()
                && lost(pool, there).isEmpty()
                && there.labels().equals(pool.labels())
                && besideBlocks(there).equals(besideBlocks(pool));
    }

    private static Map<String, Node> besideBlocks(Manifest pool) {
        var fields = new TreeMap<>(Tree.fields(pool.spec()));
        fields.remove("blocks");
        return fields;
    }

    private static Manifest united(Manifest before, Manifest after) {
        if (after.spec() == null || before.spec() == null) {
            return after;
        }
        var blocks = new ArrayList<>(Tree.items(after.spec(), "blocks"));
        Set<Cidr> wanted = Fabric.blocks(after);
        Tree.items(before.spec(), "blocks").stream()
                .filter(block -> !blocks.contains(block))
                .filter(block -> wanted.stream().noneMatch(cidr -> overlaps(block, cidr)))
                .forEach(blocks::add);
        return blocks.isEmpty() ? after : Tree.with(after, Tree.with(after.spec(), "blocks", new Node.Items(blocks)));
    }

    /** Of an overlapping block of the same pool the new form is taken at once. */
    private static boolean overlaps(Node block, Cidr cidr) {
        String text = Tree.text(block, "cidr");
        return !text.isEmpty() && Cidr.parse(text).overlaps(cidr);
    }

    /** What shrinks and what goes. */
    void takeBack(Ledger plan) {
        var shrinks = new ArrayList<Step>();
        var prunes = new ArrayList<Step>();
        passage.observed().pools().forEach((name, pool) -> {
            Manifest wanted = passage.desired().pools().get(name);
            if (wanted == null) {
                prunes.add(new Step.Prune(pool.ref(), "the pool goes"));
                foresee(plan, pool, Fabric.blocks(pool));
            } else {
                Set<Cidr> lost = lost(pool, wanted);
                if (!lost.isEmpty()) {
                    (free(name, wanted).isEmpty() ? prunes : shrinks).add(shrunk(name, pool, wanted));
                    foresee(plan, pool, lost);
                }
            }
        });
        shrinks.addAll(prunes);
        plan.phase(new Draft(
                "Take addresses back",
                shrinks,
                new Barrier.ReadBack(),
                "After the advertisements that announced them, so that nothing is announced that nobody holds",
                CHECKED,
                0));
    }

    /** The blocks of a desired pool that no other pool has had. */
    private List<Node> free(String name, Manifest pool) {
        Set<Cidr> taken = passage.observed().pools().entrySet().stream()
                .filter(other -> !other.getKey().equals(name))
                .flatMap(other -> Fabric.blocks(other.getValue()).stream())
                .collect(Collectors.toSet());
        return Tree.items(pool.spec(), "blocks").stream()
                .filter(block -> taken.stream().noneMatch(cidr -> overlaps(block, cidr)))
                .toList();
    }

    /** Without what still has to come from other pools; a pool of which nothing is left goes for the time being. */
    private Step shrunk(String name, Manifest pool, Manifest wanted) {
        List<Node> free = free(name, wanted);
        return free.isEmpty() || wanted.spec() == null
                ? new Step.Prune(pool.ref(), "the pool lets go of its blocks before it gets others'")
                : new Step.Put(
                        Tree.with(wanted, Tree.with(wanted.spec(), "blocks", new Node.Items(free))),
                        "the pool shrinks");
    }

    private static Set<Cidr> lost(Manifest before, Manifest after) {
        var lost = new TreeSet<>(Fabric.blocks(before));
        lost.removeIf(block -> Fabric.blocks(after).stream().anyMatch(kept -> kept.contains(block)));
        return lost;
    }

    private void foresee(Ledger plan, Manifest pool, Set<Cidr> blocks) {
        Set<String> namespaces = Fabric.namespacesOfPool(pool);
        boolean announced =
                passage.observed().announces(namespaces) && passage.desired().announces(namespaces);
        List<String> prefixes = blocks.stream().map(Cidr::toString).toList();
        String reason = "the pool " + pool.ref().name() + " gives up " + String.join(", ", prefixes);
        plan.foresee(new Notice(List.of(), List.of(), prefixes)
                .of(
                        Event.ADDRESSES_LOST,
                        announced ? Weight.INTERRUPTION : Weight.ASKED_FOR,
                        announced ? reason + " while its Services stay announced" : reason));
    }

    /** What could not come before another pool had let go of it. */
    void provideAgain(Ledger plan) {
        var steps = new ArrayList<Step>();
        passage.desired().pools().forEach((name, pool) -> {
            Manifest there = passage.observed().pools().get(name);
            boolean stands = there != null && there.digest().equals(pool.digest());
            if (!stands && overlapsOld(name, pool)) {
                steps.add(new Step.Put(pool, "its blocks were in another pool until now"));
            }
        });
        plan.phase(new Draft(
                "Provide addresses that were held elsewhere",
                steps,
                new Barrier.ReadBack(),
                "Last, since of two pools with one block Cilium stops one, and which is not said",
                CHECKED,
                0));
    }
}
