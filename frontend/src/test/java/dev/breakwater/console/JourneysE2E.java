package dev.breakwater.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What two people do with each other, or one does to its end, in a real browser. */
class JourneysE2E extends InBrowser {

    @Test
    void letsANewcomerInByARequestThatSurvivesAReload() {
        try (Window asking = window(PLAIN);
                Window deciding = window(PLAIN)) {
            asking.signIn("newcomer");
            asking.go("tenants");
            asking.page().getByText("Onboard a tenant").last().click();
            asking.idle();
            asking.fill("What it is for", "A new game");
            asking.fill("Addresses for load balancers", "198.51.100.64/28");
            asking.fill("Why", "The game opens in spring");
            asking.click("Keep and show what would come of it");
            assertThat(asking.text("Approve tenant newcomer")).isVisible();
            asking.page().reload();
            asking.idle();
            assertThat(asking.text("Provide pool newcomer/main with 198.51.100.64/28"))
                    .isVisible();
            assertThat(asking.barriers()).isEmpty();
            asking.shoot(IMAGES, "onboard");
            deciding.signIn("operator");
            deciding.page().getByText("The game opens in spring").first().click();
            deciding.idle();
            deciding.click("Commit");
            assertThat(deciding.page().locator(".bw-note.bw-good")).containsText("stands in the cluster");
            assertThat(asking.text("This tenant was let in.")).isVisible();
            assertThat(asking.page().getByText("Keep it like this instead")).isHidden();
            asking.isQuiet();
            deciding.isQuiet();
        }
    }

    @Test
    void makesAContractOfTwoAndEndsIt() {
        try (Window providing = window(PLAIN);
                Window consuming = window(PLAIN)) {
            providing.signIn("billing");
            providing.go("contracts");
            providing.click("Offer a contract");
            providing.fill("Name of the contract", "receipts");
            providing.fill("Consumer", "tenant-b");
            providing.fill("Ports", "9444/TCP");
            providing.fill("Labels of pods that are called", "app=receipt");
            providing.click("See what comes of it");
            commit(providing, "Receipts for the game");
            consuming.signIn("tenant-b");
            consuming.go("contracts?state=offered");
            consuming.click("Accept");
            assertThat(consuming.barriers()).isEmpty();
            consuming.shoot(IMAGES, "accept");
            commit(consuming, "We need receipts");
            consuming.go("contracts");
            consuming.click("End");
            commit(consuming, "The game keeps its own receipts");
            assertThat(consuming.page().locator(".bw-note.bw-good")).containsText("stands in the cluster");
            providing.isQuiet();
            consuming.isQuiet();
        }
    }

    @Test
    void movesAPeeringAfterShowingWhatIsReset() {
        try (Window window = window(PLAIN)) {
            window.signIn("operator");
            window.go("peerings");
            window.page().locator("vaadin-button").getByText("Change").first().click();
            window.idle();
            window.fill("Addresses of the peer", "10.0.9.1");
            window.click("See what comes of it");
            assertThat(window.barriers()).isEmpty();
            window.shoot(IMAGES, "move");
            commit(window, "The router moves to another rack");
            assertThat(window.page().locator(".bw-note.bw-good")).containsText("stands in the cluster");
            window.isQuiet();
        }
    }

    @Test
    void exportsTheRecordAsItIsFiltered() throws IOException {
        try (Window window = window(PLAIN)) {
            window.signIn("auditor");
            window.go("audit?tenant=tenant-a&actor=operator");
            Download file = window.page()
                    .waitForDownload(() ->
                            window.page().locator("a").getByText("Export CSV").click());
            List<String> rows = Files.readAllLines(file.path());
            assertThat(rows).hasSizeGreaterThan(2);
            assertThat(rows.subList(1, rows.size()))
                    .allMatch(row -> row.contains("operator"))
                    .anyMatch(row -> row.contains("TenantApproved"));
            window.isQuiet();
        }
    }

    private static void commit(Window window, String reason) {
        window.page().locator("vaadin-text-area textarea").first().fill(reason);
        window.click("Commit now");
        assertThat(window.page().locator("h1")).hasText(reason);
    }
}
