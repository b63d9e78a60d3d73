package dev.breakwater.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.InRooms;
import dev.breakwater.addressing.AddressingCommand.AllotBlock;
import dev.breakwater.addressing.AddressingCommand.ProvidePool;
import dev.breakwater.addressing.AddressingCommand.ReleaseBlock;
import dev.breakwater.addressing.AddressingCommand.WithdrawPool;
import dev.breakwater.change.Committed;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PoolIT extends InRooms {
    @Autowired
    Pools pools;

    private int cast;
    private TenantId mine;
    private TenantId other;

    @BeforeEach
    void twoTenants() {
        cast = fresh();
        mine = onboarded("mine-" + cast);
        other = onboarded("other-" + cast);
    }

    @Test
    void isNotGivenAnAddressThatAnotherHolds() {
        submit(OPERATOR, provide(other, "main", block("0/24"), "2001:db8:" + cast + "::/48"));
        for (String overlapping : new String[] {block("0/24"), block("128/25"), block("7/32"), block("0/16")}) {
            Rejection refusal = refused(OPERATOR, provide(mine, "main"), allot(mine, "main", overlapping));
            assertThat(refusal.code()).isEqualTo("block-overlaps");
            assertThat(refusal.sentence())
                    .isEqualTo("The block " + Cidr.parse(overlapping) + " overlaps one that is already held");
            assertThat(refusal.pointer()).isEqualTo("/operations/1");
        }
        assertThat(refused(OPERATOR, provide(mine, "main", "2001:db8:" + cast + ":1::/64"))
                        .code())
                .isEqualTo("block-overlaps");
    }

    @Test
    void needsATenant() {
        Rejection refusal = refused(OPERATOR, provide(TenantId.parse("nobody"), "main", block("0/24")));
        assertThat(refusal.code()).isEqualTo("tenant-not-onboarded");
        assertThat(refusal.sentence()).isEqualTo("The tenant nobody is not onboarded");
    }

    @Test
    void passesABlockOnWithinOneChange() {
        submit(OPERATOR, provide(mine, "main", block("0/24")), provide(other, "main"));
        submit(OPERATOR, release(mine, "main", block("0/24")), allot(other, "main", block("0/25")));
        assertThat(pools.find(ownerOf(mine), id(mine, "main")).intent().blocks())
                .isEmpty();
        assertThat(pools.find(ownerOf(other), id(other, "main")).intent().blocks())
                .containsExactly(Cidr.parse(block("0/25")));
    }

    @Test
    void givesItsBlocksBackWhenItIsWithdrawn() {
        submit(OPERATOR, provide(mine, "main", block("0/25"), block("128/25")));
        submit(OPERATOR, new WithdrawPool(id(mine, "main")));
        Committed taken = submit(OPERATOR, provide(other, "main", block("0/24")));
        PoolDetails read = pools.find(ownerOf(other), id(other, "main"));
        assertThat(read.intent().blocks()).containsExactly(Cidr.parse(block("0/24")));
        assertThat(read.revision()).isEqualTo(taken.revision());
        assertThat(refusal(() -> pools.find(OPERATOR, id(mine, "main"))).sentence())
                .isEqualTo("There is no pool " + mine + "/main");
    }

    @Test
    void isForOperatorsToAlterAndForItsTenantToRead() {
        assertThat(refused(ownerOf(mine), provide(mine, "main", block("0/24"))).code())
                .isEqualTo("operator-only");
        submit(OPERATOR, provide(other, "main", block("0/24")));
        var asMine = ownerOf(mine);
        assertThat(refusal(() -> pools.find(asMine, id(other, "main"))).sentence())
                .isEqualTo("There is no pool " + other + "/main");
        assertThat(refusal(() -> pools.list(asMine, other, null, 10)).code()).isEqualTo("not-found");
        assertThat(pools.list(asMine, null, null, 10).items()).isEmpty();
        assertThat(pools.list(AUDITOR, other, null, 10).items())
                .extracting(PoolSummary::id)
                .containsExactly(id(other, "main"));
    }

    @Test
    void isListedByPages() {
        submit(OPERATOR, provide(mine, "a"), provide(mine, "b"), provide(mine, "c"));
        var first = pools.list(ownerOf(mine), mine, null, 2);
        var second = pools.list(ownerOf(mine), mine, first.next(), 2);
        assertThat(first.items()).extracting(PoolSummary::id).containsExactly(id(mine, "a"), id(mine, "b"));
        assertThat(second.items()).extracting(PoolSummary::id).containsExactly(id(mine, "c"));
        assertThat(second.next()).isNull();
    }

    @Test
    void isMadeAgainFromItsEvents() {
        submit(OPERATOR, provide(mine, "main", block("0/25")), provide(mine, "old", block("128/25")));
        submit(OPERATOR, new WithdrawPool(id(mine, "old")));
        assertRebuiltAsItWas("addressing", "pool_row");
    }

    /** In a /16 that no other test speaks of. */
    private String block(String rest) {
        return "10." + cast + ".0." + rest;
    }

    private static PoolId id(TenantId tenant, String name) {
        return PoolId.parse(tenant + "/" + name);
    }

    private static ProvidePool provide(TenantId tenant, String name, String... blocks) {
        return new ProvidePool(
                id(tenant, name),
                new TreeSet<>(Stream.of(blocks).map(Cidr::parse).toList()));
    }

    private static AllotBlock allot(TenantId tenant, String name, String block) {
        return new AllotBlock(id(tenant, name), Cidr.parse(block));
    }

    private static ReleaseBlock release(TenantId tenant, String name, String block) {
        return new ReleaseBlock(id(tenant, name), Cidr.parse(block));
    }
}
