package dev.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.vocabulary.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OidcSettingsTest {
    private static final Map<String, String> RIGHT = Map.of(
            "issuer", "https://id.example.com/realms/staff",
            "client-id", "breakwater",
            "client-secret", "hush-hush",
            "groups[0].group", "net-operators",
            "groups[0].roles", "operator",
            "groups[1].group", "{tenant}-owners",
            "groups[1].roles", "owner");

    @Test
    void areReadWithoutEverSayingTheSecret() {
        OidcSettings settings = bound(Map.of());
        assertThat(settings.groups()).hasSize(2);
        assertThat(settings).hasToString("OpenID Connect (https://id.example.com/realms/staff)");
    }

    /** As compose files leave them where nothing is set. */
    @Test
    void areNoneWhereNothingIsGiven() {
        OidcSettings settings = bind(Map.of("issuer", "", "client-id", "", "client-secret", ""));
        assertThat(new AccessSettings(null, List.of(), settings).oidc()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, http://id.example.com, must be an https address",
        "issuer, https://id.example.com?a=b, must be an https address",
        "issuer, id.example.com, must be an https address",
        "issuer, https://kim:secret@id.example.com, must be an https address",
        "issuer, '', must be given where client-id or groups are",
        "groups[1].group, {tenant}-{tenant}, must have {tenant} once",
        "client-id, ' ', must be the id under which",
        "prefix, Oidc, must be a lower-case word",
        "prefix, a:b, must be a lower-case word",
        "scopes, profile, must contain openid",
        "session, 0s, must be how long",
        "groups[0].roles, '', must give one of the roles",
        "groups[0].roles, owner, must name the tenants of an owner",
        "groups[0].tenants, shop, must name the tenants of an owner",
        "groups[1].roles, operator, must give the role owner and no other",
        "groups[1].tenants, shop, must not name tenants",
        "groups[0].group, '', must name each group"
    })
    void areRefusedWithTheirPlaceIfTheyAreWrong(String key, String value, String sentence) {
        assertThatThrownBy(() -> bound(Map.of(key, value)))
                .rootCause()
                .isInstanceOf(Rejection.class)
                .hasMessageStartingWith("breakwater.access.oidc." + key.replaceAll("\\[.*", ""))
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("hush");
    }

    @Test
    void areRefusedWithoutGroups() {
        var alone = new HashMap<>(RIGHT);
        alone.keySet().removeIf(key -> key.startsWith("groups"));
        assertThatThrownBy(() -> bind(alone)).rootCause().hasMessageContaining("nobody could sign in");
    }

    private static OidcSettings bound(Map<String, String> instead) {
        var all = new HashMap<>(RIGHT);
        all.putAll(instead);
        return bind(all);
    }

    private static OidcSettings bind(Map<String, String> values) {
        var named = new HashMap<String, String>();
        values.forEach((key, value) -> named.put("oidc." + key, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bind("oidc", OidcSettings.class)
                .get();
    }
}
