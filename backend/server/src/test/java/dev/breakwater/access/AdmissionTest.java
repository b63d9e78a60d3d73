package dev.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.access.OidcSettings.Group;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Actor.Role;
import dev.breakwater.vocabulary.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    private static final List<Group> GROUPS = List.of(
            new Group("net-operators", Set.of(Role.OPERATOR), Set.of()),
            new Group("net-audit", Set.of(Role.AUDITOR), Set.of()),
            new Group("bw-{tenant}-owners", Set.of(Role.OWNER), Set.of()),
            new Group("ledger", Set.of(Role.OWNER), Set.of("billing", "payroll")));

    private final Admission admission = admission("preferred_username", "groups");

    @Test
    void addsUpWhatGroupsGive() {
        assertThat(admission.admit(named("kim", List.of("net-audit", "ledger", "bw-shop-owners", "canteen"))))
                .isEqualTo(new Actor(
                        "oidc:kim",
                        Set.of(Role.AUDITOR, Role.OWNER),
                        Set.of(TenantId.parse("billing"), TenantId.parse("payroll"), TenantId.parse("shop"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "net-operator",
                "NET-OPERATORS",
                "bw--owners",
                "bw-Shop-owners",
                "bw-shop-owners2",
                "x-bw-a-owners"
            })
    void giveNothingForAGroupThatMerelyResemblesOne(String group) {
        assertThatThrownBy(() -> admission.admit(named("kim", List.of(group))))
                .isInstanceOfSatisfying(NotAdmitted.class, refused -> {
                    assertThat(refused.why()).isEqualTo(NotAdmitted.Why.NO_ROLE);
                    assertThat(refused.name()).isEqualTo("oidc:kim");
                    assertThat(refused.groups()).containsExactly("net-operators", "net-audit", "bw-{tenant}-owners");
                });
    }

    @Test
    void giveNothingForATenantThatCouldNotBe() {
        assertThatThrownBy(() -> admission.admit(named("kim", List.of("bw-" + "a".repeat(41) + "-owners"))))
                .isInstanceOf(NotAdmitted.class);
    }

    @Test
    void readsGroupsWhereverTheyStand() {
        assertThat(admission.admit(named("kim", "net-audit")).roles()).containsExactly(Role.AUDITOR);
        var nested = Map.<String, Object>of("sub", "17", "realm_access", Map.of("roles", List.of("net-audit", 3)));
        assertThat(admission("sub", "realm_access.roles").admit(nested).name()).isEqualTo("oidc:17");
        var dotted = Map.<String, Object>of("sub", "17", "https://id.example.com/groups", List.of("net-audit"));
        assertThat(admission("sub", "https://id.example.com/groups")
                        .admit(dotted)
                        .roles())
                .containsExactly(Role.AUDITOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " kim", "kim lee", "k\u0456m", "kim\u202E", "kim\n", "oidc:kim", "-kim", "<b>kim</b>"})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> admission.admit(named(name, List.of("net-audit"))))
                .isInstanceOfSatisfying(
                        NotAdmitted.class, refused -> assertThat(refused.why()).isEqualTo(NotAdmitted.Why.NAME))
                .hasMessage("the claim preferred_username is none that can be a name");
    }

    @Test
    void takesAnAddressForANameOnlyIfTheProviderHasSeenThatItIsTheirs() {
        var claims = Map.<String, Object>of("email", "kim@example.com", "groups", "net-audit");
        assertThatThrownBy(() -> admission("email", "groups").admit(claims)).hasMessageContaining("not verified");
        var verified =
                Map.<String, Object>of("email", "kim@example.com", "email_verified", true, "groups", "net-audit");
        assertThat(admission("email", "groups").admit(verified).name()).isEqualTo("oidc:kim@example.com");
    }

    private static Map<String, Object> named(String name, Object groups) {
        return Map.of("sub", "17", "preferred_username", name, "groups", groups);
    }

    private static Admission admission(String name, String groups) {
        return new Admission(
                new OidcSettings(
                        "https://id.example.com",
                        "breakwater",
                        "",
                        "ID",
                        "oidc",
                        name,
                        groups,
                        Set.of("openid"),
                        Duration.ofHours(10),
                        GROUPS),
                Clock.systemUTC());
    }
}
