package dev.breakwater.addressing;

import dev.breakwater.addressing.AddressingCommand.AllotBlock;
import dev.breakwater.addressing.AddressingCommand.ProvidePool;
import dev.breakwater.addressing.AddressingCommand.ReleaseBlock;
import dev.breakwater.addressing.AddressingCommand.WithdrawPool;
import dev.breakwater.addressing.AddressingEvent.BlockAllotted;
import dev.breakwater.addressing.AddressingEvent.BlockReleased;
import dev.breakwater.addressing.AddressingEvent.PoolProvided;
import dev.breakwater.addressing.AddressingEvent.PoolWithdrawn;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Rejection;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class AddressPoolTest {
    private static final PoolId MAIN = PoolId.parse("tenant-a/main");
    private static final Cidr BLOCK = Cidr.parse("203.0.113.0/28");
    private static final Cidr HALF = Cidr.parse("203.0.113.0/29");
    private static final PoolProvided PROVIDED = new PoolProvided(MAIN);
    private static final BlockAllotted ALLOTTED = new BlockAllotted(MAIN, BLOCK);
    private static final PoolWithdrawn WITHDRAWN = new PoolWithdrawn(MAIN);
    private static final ProvidePool PROVIDE = new ProvidePool(MAIN, new TreeSet<>(Set.of(BLOCK)));

    private final AggregateTestFixture<AddressPool> pool = new AggregateTestFixture<>(AddressPool.class);

    @Test
    void isProvidedWithItsBlocks() {
        pool.givenNoPriorActivity().when(PROVIDE).expectEvents(PROVIDED, ALLOTTED);
    }

    @Test
    void isProvidedTwiceWithoutEffect() {
        pool.given(PROVIDED, ALLOTTED).when(PROVIDE).expectNoEvents();
    }

    @Test
    void isNotProvidedOverAnother() {
        pool.given(PROVIDED)
                .when(PROVIDE)
                .expectException(Rejection.class)
                .expectExceptionMessage("The pool tenant-a/main is already there with other blocks");
    }

    @Test
    void refusesABlockThatOverlapsItsOwn() {
        pool.given(PROVIDED, ALLOTTED)
                .when(new AllotBlock(MAIN, HALF))
                .expectException(Rejection.class)
                .expectExceptionMessage("The block 203.0.113.0/29 overlaps 203.0.113.0/28 of the same pool");
    }

    @Test
    void refusesABlockBeforeItIsProvided() {
        pool.givenNoPriorActivity()
                .when(new AllotBlock(MAIN, HALF))
                .expectException(Rejection.class)
                .expectExceptionMessage("There is no pool tenant-a/main");
    }

    @Test
    void releasesABlockOnce() {
        pool.given(PROVIDED, ALLOTTED).when(new ReleaseBlock(MAIN, BLOCK)).expectEvents(new BlockReleased(MAIN, BLOCK));
        pool.given(PROVIDED).when(new ReleaseBlock(MAIN, BLOCK)).expectNoEvents();
    }

    @Test
    void releasesItsBlocksWhenWithdrawn() {
        pool.given(PROVIDED, ALLOTTED)
                .when(new WithdrawPool(MAIN))
                .expectEvents(new BlockReleased(MAIN, BLOCK), WITHDRAWN);
        pool.given(PROVIDED, WITHDRAWN).when(new WithdrawPool(MAIN)).expectNoEvents();
    }
}
