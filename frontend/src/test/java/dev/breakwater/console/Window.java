package dev.breakwater.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One window of a browser, of some width, language and colour scheme; keeps what its console complains about. */
final class Window implements AutoCloseable {
    private static final String FRAMED = """
            () => [...document.querySelectorAll('vaadin-app-layout')].every(frame => {
              const offset = frame.style.getPropertyValue('--_vaadin-app-layout-drawer-offset-size');
              return offset && (frame.overlay || !frame.drawerOpened || parseFloat(offset) > 0);
            })""";
    private static final String IDLE = """
            () => window.Vaadin?.Flow?.clients
                && Object.values(window.Vaadin.Flow.clients).every(client => !client.isActive?.())
                && document.querySelector('.bw-screen h1, vaadin-login-form') !== null""";
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final String base;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    /** How a window looks. */
    record Look(String language, ColorScheme scheme, int width) {
        @Override
        public String toString() {
            return language + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        }
    }

    Window(Browser browser, String base, Look look) {
        this.base = base;
        this.look = look;
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(look.language())
                .setColorScheme(look.scheme())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Asia/Hong_Kong")
                .setViewportSize(look.width(), 900));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    void signIn(String user) {
        go("login");
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(user);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
        idle();
    }

    void go(String address) {
        page.navigate(base + address);
        idle();
    }

    void idle() {
        page.waitForFunction(IDLE);
    }

    Page page() {
        return page;
    }

    Locator text(String words) {
        return page.getByText(words, new Page.GetByTextOptions().setExact(true)).first();
    }

    void click(String button) {
        page.locator("vaadin-button")
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        idle();
    }

    /** Writes into the field of that label, in whichever dialog or page it stands. */
    void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill(text);
    }

    /** What keeps somebody from using the page: nothing, one hopes. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .withTags(RULES).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> page.url() + ": " + described(rule))
                        .toList();
    }

    void isQuiet() {
        assertThat(complaints).as("the console of " + look).isEmpty();
    }

    /** Not before the frame has measured itself: until then the page lies under the navigation. */
    void shoot(Path folder, String name) {
        page.waitForFunction(FRAMED);
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + "-" + look + ".png")));
    }

    private static String described(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
