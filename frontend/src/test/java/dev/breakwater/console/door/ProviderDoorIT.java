package dev.breakwater.console.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.access.FailedSignIns;
import dev.breakwater.access.FailedSignIns.FailedSignIn;
import dev.breakwater.console.ConsoleForTests;
import dev.breakwater.console.Story;
import dev.breakwater.vocabulary.Actor;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Signing in by a real provider over HTTP, which is not there when the program starts. */
@ConsoleForTests
@ExtendWith(OutputCaptureExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProviderDoorIT {
    private static final Actor AUDITOR = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());
    private static Provider provider;

    @LocalServerPort
    private int port;

    @Value("${breakwater.access.oidc.issuer}")
    private URI issuer;

    @Value("${breakwater.access.oidc.client-secret}")
    private String secret;

    @Autowired
    private FailedSignIns failed;

    private Visitor visitor;

    @Autowired
    private ApplicationContext program;

    @BeforeEach
    void come() {
        Story.play(program);
        visitor = new Visitor(console());
    }

    @AfterEach
    void go() {
        visitor.close();
    }

    @AfterAll
    static void end() {
        provider.close();
    }

    @Test
    @Order(1)
    void saysThatTheProviderDoesNotAnswerAndAsksAgainWhenItDoes() {
        assertThat(visitor.begin()).isEqualTo(login("unreachable"));
        assertThat(visitor.seen("login", "refused=unreachable"))
                .contains("Harbour ID does not answer at the moment", "Sign in with Harbour ID");
        provider = Provider.start(issuer, console(), secret);
        assertThat(visitor.signIn("olive")).isEqualTo(URI.create(console() + "/"));
    }

    @ParameterizedTest
    @CsvSource({"olive, Network operator, peerings", "audrey, Auditor, audit", "owen, Tenant owner, contracts"})
    @Order(2)
    void letsEachRoleInUnderANameOfTheProvider(String name, String role, String destination) {
        visitor.begin();
        String before = visitor.session();
        visitor.signIn(name);
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(visitor.seen("", "")).contains("oidc:" + name, role, destination);
    }

    @Test
    @Order(2)
    void asksTheProviderForMoreThanACode() {
        assertThat(visitor.begin().getQuery())
                .contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256", "openid");
    }

    @Test
    @Order(2)
    void goesOnToWhatWasAskedFor() {
        visitor.status("/tenants/tenant-a?tab=policies");
        assertThat(visitor.signIn("owen").getPath()).isEqualTo("/tenants/tenant-a");
    }

    @ParameterizedTest
    @CsvSource({"owen, tenant-a, billing", "lydia, billing, tenant-a"})
    @Order(2)
    void givesAnOwnerTheTenantsOfItsGroupsAndNoOther(String name, String own, String other) {
        visitor.signIn(name);
        assertThat(visitor.seen("tenants/" + own, "")).doesNotContain("There is nothing here");
        assertThat(visitor.seen("tenants/" + other, "")).contains("There is nothing here");
    }

    @Test
    @Order(2)
    void takesNobodyForTheLocalUserOfThatName() {
        visitor.signIn("operator");
        assertThat(visitor.seen("", "")).contains("oidc:operator");
    }

    @Test
    @Order(2)
    void tellsWhoHasNoRoleForWhatToAskAndNothingOfTenants() {
        assertThat(visitor.signIn("nora")).isEqualTo(login("no-role"));
        assertThat(visitor.seen("login", "refused=no-role"))
                .contains("Ask there for one of the groups net-operators, net-audit, {tenant}-owners")
                .doesNotContain("ledger");
        assertThat(visitor.status("/tenants")).isEqualTo(302);
        assertThat(failed.list(AUDITOR, FailedSignIns.Filter.ALL, null, 100).items())
                .extracting(FailedSignIn::name)
                .contains("oidc:nora");
    }

    @Test
    @Order(2)
    void tellsNoGroupToWhomTheProviderDoesNotKnow() {
        assertThat(visitor.seen("login", "refused=no-role"))
                .contains("none of your groups there")
                .doesNotContain("net-operators");
        assertThat(visitor.seen("login", "refused=<b>anything</b>")).doesNotContain("bw-bad", "anything");
    }

    @ParameterizedTest
    @CsvSource({
        "replayed, untrusted",
        "misdirected, untrusted",
        "outdated, untrusted",
        "forged, untrusted",
        "disguised, name"
    })
    @Order(2)
    void refusesWhatIsNotMeantForThisSignIn(String name, String why) {
        assertThat(visitor.signIn(name)).isEqualTo(login(why));
        assertThat(visitor.status("/tenants")).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?code=guessed&state=guessed", "?error=access_denied&state=guessed", ""})
    @Order(2)
    void refusesAnAnswerToWhatNobodyAsked(String answer) {
        visitor.begin();
        assertThat(visitor.follow(callback(answer))).isEqualTo(login("stale"));
    }

    @Test
    @Order(2)
    void takesAnAnswerOnce() {
        URI answer = visitor.agree(visitor.begin(), "olive");
        try (var thief = new Visitor(console())) {
            assertThat(thief.follow(answer)).isEqualTo(login("stale"));
        }
        assertThat(visitor.follow(answer)).hasPath("/");
        assertThat(visitor.follow(answer)).isEqualTo(login("stale"));
    }

    @Test
    @Order(2)
    void saysInItsOwnWordsThatItWasCalledOff(CapturedOutput log) {
        String state = visitor.begin().getQuery().replaceAll(".*state=([^&]+).*", "$1");
        String answer = "?error=access_denied&error_description=Call+0800-HARBOUR&state=" + state.replace("=", "%3D");
        assertThat(visitor.follow(callback(answer))).isEqualTo(login("declined"));
        assertThat(visitor.seen("login", "refused=declined"))
                .contains("was called off")
                .doesNotContain("HARBOUR");
        assertThat(log)
                .contains("could not sign in by Harbour ID: access_denied")
                .doesNotContain("HARBOUR");
    }

    @Test
    @Order(2)
    void leavesTheProviderTooAndComesBackToTheDoor() {
        visitor.signIn("olive");
        URI leaving = visitor.signOut();
        assertThat(leaving).hasAuthority(issuer.getAuthority()).hasPath("/connect/logout");
        assertThat(visitor.follow(leaving)).isEqualTo(URI.create(console() + "/login"));
        assertThat(visitor.status("/tenants")).isEqualTo(302);
    }

    @Test
    @Order(2)
    void opensTheConsoleAndNotREST() {
        visitor.signIn("olive");
        assertThat(visitor.status("/tenants")).isEqualTo(200);
        assertThat(visitor.status("/api/v1/tenants")).isEqualTo(401);
    }

    @Test
    @Order(2)
    void leavesNoSecretInTheLog(CapturedOutput log) {
        URI answer = visitor.agree(visitor.begin(), "olive");
        visitor.follow(answer);
        for (String name : List.of("nora", "forged")) {
            try (var another = new Visitor(console())) {
                another.signIn(name);
            }
        }
        assertThat(log)
                .contains("none of the groups of oidc:nora", "invalid_id_token")
                .doesNotContain(secret, "eyJ", answer.getQuery().replaceAll(".*code=([^&]+).*", "$1"));
    }

    private URI login(String why) {
        return URI.create(console() + "/login?refused=" + why);
    }

    private URI callback(String answer) {
        return URI.create(console() + "/login/oauth2/code/oidc" + answer);
    }

    private String console() {
        return "http://localhost:" + port;
    }
}
