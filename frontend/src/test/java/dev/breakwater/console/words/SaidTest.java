package dev.breakwater.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.intent.Operation;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.DeclineTenant;
import dev.breakwater.tenant.TenantCommand.DescribeTenant;
import dev.breakwater.vocabulary.TenantId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a room said is found by the words that it was made with, and what stands between them is left alone. */
class SaidTest {
    private static final TenantId SHOP = TenantId.parse("shop");

    private final Said said = new Said(new Translations());

    @Test
    void givesAnEnglishReaderTheSentenceAsItIs() {
        assertThat(said.in(Language.ENGLISH, "Nobody ever said this")).contains("Nobody ever said this");
    }

    @Test
    void givesASentenceInBothWaysOfWritingChinese() {
        assertThat(said.in(Language.TRADITIONAL_CHINESE, "Approve tenant shop")).contains("批准租戶 shop");
        assertThat(said.in(Language.SIMPLIFIED_CHINESE, "Approve tenant shop")).contains("批准租户 shop");
    }

    @Test
    void doesNotKnowWhatNoPatternFits() {
        assertThat(said.in(Language.TRADITIONAL_CHINESE, "Nobody ever said this"))
                .isEmpty();
        assertThat(said.in(Language.TRADITIONAL_CHINESE, "approve tenant shop")).isEmpty();
        assertThat(said.in(Language.TRADITIONAL_CHINESE, "")).contains("");
    }

    @Test
    void putsInWhatStoodThereWhateverItIs() {
        assertThat(of(new DescribeTenant(SHOP, "it's {0} of $1 \\ (.*) [x] as 'night' shop")))
                .contains("將租戶 shop 描述為「it's {0} of $1 \\ (.*) [x] as 'night' shop」");
        assertThat(of(new DescribeTenant(SHOP, ""))).contains("將租戶 shop 描述為「」");
        assertThat(of(new DeclineTenant(SHOP, "two\nlines: of it"))).contains("拒絕租戶 shop：two\nlines: of it");
    }

    @Test
    void leavesAReasonAloneThatLooksLikeASentence() {
        assertThat(of(new DeclineTenant(SHOP, "Approve tenant shop"))).contains("拒絕租戶 shop：Approve tenant shop");
        assertThat(of(new DeclineTenant(SHOP, "Add denies, Remove denies")))
                .contains("拒絕租戶 shop：Add denies, Remove denies");
        assertThat(of(new DescribeTenant(SHOP, "Policy shop/web"))).contains("將租戶 shop 描述為「Policy shop/web」");
    }

    @Test
    void readsASentenceWithAndWithoutWhatMayBeLeftOut() {
        assertThat(hant("Provide pool shop without blocks")).contains("提供地址池 shop，不含地址段");
        assertThat(hant("Define policy shop/web with 1 rule")).contains("新增政策 shop/web，含 1 條規則");
        assertThat(hant("Define policy shop/web with 12 rules until 2026-12-01T00:00:00Z"))
                .contains("新增政策 shop/web，含 12 條規則，有效至 2026-12-01T00:00:00Z");
        assertThat(hant("The plan takes away 1000 of 1,200 objects: an operator has to allow that"))
                .contains("計劃移除 1,200 個物件中的 1000 個：須由營運人員放行");
    }

    @Test
    void knowsWhatRoutersNoticeHoweverMuchIsKnownOfIt() {
        assertThat(hant("Sessions are reset with tor-1, tor-2 on node-a for fd00::/64: another MD5 secret;"
                        + " another uplink stands; traffic goes on meanwhile"))
                .contains("工作階段被重設，對端 tor-1, tor-2，節點 node-a，地址 fd00::/64：" + "更換了 MD5 密鑰；另一條上行鏈路保持；期間流量不中斷");
        assertThat(hant("New sessions: tor-1 is new")).contains("建立新工作階段：tor-1 為新增");
        assertThat(hant("New sessions: nobody says why")).isEmpty();
    }

    @Test
    void knowsSeveralThingsThatAStepDoes() {
        assertThat(hant("adds denies, switches on default deny")).contains("加入拒絕、開啟預設拒絕");
        assertThat(hant("adds denies, Approve tenant shop")).isEmpty();
    }

    @Test
    void knowsOperations() {
        assertThat(of(new ApproveTenant(SHOP))).contains("批准租戶 shop");
    }

    private Optional<String> of(Operation operation) {
        return hant(operation.sentence());
    }

    private Optional<String> hant(String sentence) {
        return said.in(Language.TRADITIONAL_CHINESE, sentence);
    }
}
