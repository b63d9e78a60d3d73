package dev.breakwater.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.breakwater.console.Window.Look;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The whole program and a real browser, whose windows are a test's. */
@ExtendWith(ChromiumHere.class)
@ConsoleForTests
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
    static final Path IMAGES = Path.of(System.getProperty("console.images", "target/images"));
    static final Look PLAIN = new Look("en-GB", ColorScheme.LIGHT, 1280);
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    @Autowired
    private ApplicationContext program;

    @LocalServerPort
    private int port;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void open() {
        Story.play(program);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(ChromiumHere.binary().orElseThrow())
                        .setArgs(ARGUMENTS));
    }

    @AfterAll
    void close() {
        playwright.close();
    }

    Window window(Look look) {
        return new Window(browser, address(""), look);
    }

    String address(String path) {
        return "http://localhost:" + port + "/" + path;
    }
}
