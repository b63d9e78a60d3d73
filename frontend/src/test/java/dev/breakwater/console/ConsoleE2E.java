package dev.breakwater.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.Window.Look;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.vocabulary.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The console in a real browser. Its pictures lie in {@code target/images}; {@code -Dconsole.images=../docs/images} renews the docs'. */
class ConsoleE2E extends InBrowser {
    private static final List<Look> LOOKS = List.of(
            PLAIN,
            new Look("zh-HK", ColorScheme.DARK, 1280),
            new Look("zh-CN", ColorScheme.LIGHT, 480),
            new Look("en-GB", ColorScheme.DARK, 480));
    private static final Actor AUDITOR = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());

    @Autowired
    private Revisions revisions;

    @Autowired
    private ClusterHealth health;

    @TestFactory
    Stream<DynamicTest> isAccessibleAndQuietInEveryLook() {
        return LOOKS.stream()
                .map(look -> DynamicTest.dynamicTest(look.toString(), () -> {
                    try (Window window = window(look)) {
                        walk(window);
                    }
                }));
    }

    private void walk(Window window) {
        String mistake = "changes/" + revisions.find(AUDITOR, Story.MISTAKE).change();
        var barriers = new ArrayList<String>();
        visit(window, "login", "login", barriers);
        window.signIn("operator");
        visit(window, "home", "", barriers);
        visit(window, "tenants", "tenants", barriers);
        visit(window, "tenant", "tenants/tenant-a?tab=policies&at=21", barriers);
        visit(window, "policy", "policies/tenant-a/charge", barriers);
        visit(window, "new-policy", "policies/new?tenant=tenant-a", barriers);
        visit(window, "changes", "changes", barriers);
        visit(window, "change", mistake + "?tab=objects", barriers);
        visit(window, "flows", mistake + "?tab=flows", barriers);
        visit(window, "plan", mistake + "?tab=plan", barriers);
        visit(window, "history", "history", barriers);
        visit(window, "compare", "compare?left=12&right=20&tab=flows", barriers);
        visit(window, "reach", "reach?from=tenant-a/app=frontend&to=tenant-a-data/app=mysql&port=3306", barriers);
        visit(window, "matrix", "reach?tab=tenants&at=21", barriers);
        visit(window, "picture", "reach?tab=picture&at=21", barriers);
        visit(window, "audit", "audit", barriers);
        visit(window, "contracts", "contracts", barriers);
        visit(window, "peerings", "peerings", barriers);
        visit(window, "advertisements", "peerings?tab=advertisements", barriers);
        visit(window, "onboarding", "onboard", barriers);
        assertThat(barriers).isEmpty();
        window.isQuiet();
    }

    private static void visit(Window window, String name, String address, List<String> barriers) {
        window.go(address);
        window.shoot(IMAGES, name);
        barriers.addAll(window.barriers());
    }

    @Test
    void saysThatThereIsNothingWhereNothingIs() {
        try (Window window = window(PLAIN)) {
            window.signIn("operator");
            window.go("nonsense");
            assertThat(window.text("There is nothing here")).isVisible();
        }
    }

    @Test
    void takesTheMistakeBackAtTwoInTheMorning() {
        try (Window window = window(PLAIN)) {
            window.signIn("tenant-a");
            window.go("tour");
            follow(window, 1);
            assertThat(window.text("Denied")).isVisible();
            follow(window, 2);
            assertThat(window.page().locator("h1")).hasText("Revise policy tenant-a/mysql with 2 rules");
            follow(window, 3);
            assertThat(window.page().locator(".bw-table .bw-bad")).hasText("Closed");
            window.shoot(IMAGES, "tour");
            assertThat(window.barriers()).isEmpty();
            follow(window, 4);
            window.click("Revert this change");
            window.page().locator("vaadin-text-area textarea").first().fill("The frontend lost its database");
            assertThat(window.barriers()).isEmpty();
            window.shoot(IMAGES, "revert");
            window.click("Commit now");
            assertThat(window.page().locator("h1")).hasText("The frontend lost its database");
            assertThat(window.page().locator(".bw-note.bw-good")).containsText("stands in the cluster");
            window.shoot(IMAGES, "reverted");
            follow(window, 5);
            assertThat(window.page().locator(".bw-tour-title")).containsText("The proof");
            assertThat(window.text("Proven")).isVisible();
            window.shoot(IMAGES, "proof");
            window.isQuiet();
        }
    }

    /** To the next stop of the tour. */
    private static void follow(Window window, int stop) {
        window.page().locator(".bw-tour-next").last().click();
        window.page().waitForURL(url -> url.contains("tour=" + stop));
        window.idle();
    }

    @Test
    void editsAPolicyAndWatchesItBeingApplied() {
        try (Window window = window(PLAIN)) {
            window.signIn("tenant-a");
            window.go("tenants/tenant-a?tab=policies");
            window.page().locator("h3 a[href='policies/tenant-a/storefront']").click();
            window.page().waitForURL("**/policies/tenant-a/storefront");
            window.idle();
            var yaml = window.page().locator(".bw-yaml textarea");
            yaml.fill(yaml.inputValue().replace("8443/TCP", "84430/TCP"));
            assertThat(window.text("The form waits as it was until this can be read."))
                    .isVisible();
            window.shoot(IMAGES, "policy-wrong");
            window.click("Go to line " + lineOf(yaml.inputValue(), "84430"));
            yaml.fill(yaml.inputValue().replace("84430/TCP", "8444/TCP"));
            assertThat(window.page().locator(".bw-table .bw-good")).hasText("Opened");
            assertThat(window.barriers()).isEmpty();
            window.shoot(IMAGES, "policy-edited");
            window.page().keyboard().press("Control+s");
            window.page()
                    .locator("vaadin-dialog vaadin-text-area textarea")
                    .first()
                    .fill("The store moves");
            window.click("Commit now");
            assertThat(window.page().locator("h1")).hasText("The store moves");
            assertThat(health.awaitApplied(revisions.newest(), Duration.ofSeconds(60)))
                    .isTrue();
            assertThat(window.page().locator(".bw-note.bw-good")).containsText("stands in the cluster");
            window.isQuiet();
        }
    }

    private static long lineOf(String text, String part) {
        return text.substring(0, text.indexOf(part)).lines().count();
    }

    @Test
    void showsWhatOthersDoWithoutBeingAskedAgain() {
        try (Window looking = window(PLAIN);
                Window acting = window(PLAIN)) {
            looking.signIn("operator");
            looking.go("changes");
            acting.signIn("operator");
            acting.go("tenants/billing");
            acting.click("Let billing talk inside");
            acting.page().locator("vaadin-text-area textarea").first().fill("Invoices are made in two parts");
            acting.click("Keep as draft");
            assertThat(looking.text("Invoices are made in two parts")).isVisible();
            acting.click("Discard");
            looking.isQuiet();
            acting.isQuiet();
        }
    }

    @Test
    void isUsedByTheKeyboard() {
        try (Window window = window(PLAIN)) {
            window.signIn("auditor");
            window.page().keyboard().press("g");
            window.page().keyboard().press("t");
            window.page().waitForURL("**/tenants");
            window.idle();
            window.page().keyboard().press("/");
            window.page().keyboard().type("a-data");
            window.page().waitForURL("**/tenants?q=a-data");
            assertThat(window.page().locator("a[href='tenants/tenant-b']")).isHidden();
            window.page().keyboard().press("Tab");
            window.page().locator("h1").click();
            window.page().keyboard().press("?");
            assertThat(window.text("This list")).isVisible();
            window.isQuiet();
        }
    }

    /** The second step is only reached if the first has left the focus where it was. */
    @Test
    void goesBackInTimeByTheKeyboard() {
        try (Window window = window(PLAIN)) {
            window.signIn("auditor");
            window.go("reach?tab=picture&at=20");
            window.page().locator(".bw-slider input").focus();
            window.page().keyboard().press("ArrowLeft");
            window.page().waitForURL(url -> url.contains("at=19"));
            window.idle();
            window.page().keyboard().press("ArrowLeft");
            window.page().waitForURL(url -> url.contains("at=18"));
            window.isQuiet();
        }
    }

    /** With the first letter, long before the field says what it holds. */
    @Test
    void asksBeforeWhatIsWrittenIsLost() {
        try (Window window = window(PLAIN)) {
            var asked = new ArrayList<String>();
            window.page().onDialog(dialog -> {
                asked.add(dialog.type());
                dialog.dismiss();
            });
            window.signIn("tenant-a");
            window.go("policies/new?tenant=tenant-a");
            var name = window.page().locator("vaadin-text-field input").first();
            name.pressSequentially("n");
            window.page().locator("[data-unsaved]").waitFor();
            window.page().close(new Page.CloseOptions().setRunBeforeUnload(true));
            window.page().waitForCondition(() -> !asked.isEmpty());
            assertThat(asked.getFirst()).isEqualTo("beforeunload");
            window.page().locator("a[href='tenants']").first().click();
            window.page()
                    .locator("vaadin-confirm-dialog vaadin-button[slot='cancel-button']")
                    .click();
            assertThat(name).hasValue("n");
            window.isQuiet();
        }
    }

    @Test
    void speaksTheLanguageThatIsChosenBeforeSigningIn() {
        try (Window window = window(PLAIN)) {
            window.go("login");
            window.click("繁體中文（香港）");
            assertThat(window.page().locator("html")).hasAttribute("lang", "zh-Hant-HK");
            window.signIn("operator");
            assertThat(window.page().locator("h1")).hasText("主頁");
        }
    }

    @Test
    void tellsBrowsersToBeCareful() {
        try (Window window = window(PLAIN)) {
            var answer = window.page().navigate(address("login"));
            assertThat(answer.headerValue("content-security-policy"))
                    .contains("default-src 'self'", "frame-ancestors 'none'");
            assertThat(answer.headerValue("referrer-policy")).isEqualTo("same-origin");
            assertThat(answer.headerValue("x-content-type-options")).isEqualTo("nosniff");
        }
    }
}
