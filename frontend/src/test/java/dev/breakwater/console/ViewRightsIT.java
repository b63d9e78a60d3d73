package dev.breakwater.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Every view that Vaadin has a route to, visited by every role and by another tenant. */
class ViewRightsIT extends InConsole {
    private static final Rights RIGHTS = Rights.read("views.txt", 1);
    private static final Map<Boolean, String> WORDS = Map.of(true, "shown", false, "absent");

    @Autowired
    private ApplicationContext program;

    @Autowired
    private ServletContext servlets;

    @LocalServerPort
    private int port;

    private Wanted wanted;

    @BeforeEach
    void want() {
        wanted = Wanted.in(program);
    }

    @AfterEach
    void tidy() {
        wanted.tidy();
    }

    @Test
    void haveALineForEveryRouteAndNoOther() {
        var spoken = new HashSet<Class<?>>();
        RIGHTS.lines()
                .forEach(line ->
                        spoken.add(view(line.path()).orElseThrow(() -> new AssertionError("No view at " + line))));
        var views = new HashSet<Class<?>>();
        routes().getAvailableRoutes().forEach(route -> views.add(route.getNavigationTarget()));
        assertThat(spoken).as("views of which the matrix speaks").isEqualTo(views);
    }

    @Test
    void areWhatTheMatrixSays() {
        var softly = new SoftAssertions();
        for (Rights.Line line : RIGHTS.lines()) {
            for (String caller : Rights.CALLERS.subList(0, 4)) {
                if (!line.expected(caller).equals("-")) {
                    visit(caller, wanted.filled(line.address()).substring(1));
                    softly.assertThat(seen(line)).as("%s as %s", line, caller).isEqualTo(line.expected(caller));
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void tellNoOwnerOfAnother() {
        var softly = new SoftAssertions();
        for (String owner : Rights.FOREIGN.keySet()) {
            for (Rights.Line line : RIGHTS.closed()) {
                if (line.expected(owner).equals("shown")) {
                    visit(owner, wanted.filled(line.address()).substring(1));
                    softly.assertThat(Rights.leaked(owner, told()))
                            .as("%s as %s says %s", line, owner, told())
                            .isEmpty();
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void leadWhoeverIsNotSignedInToTheDoor() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (Rights.Line line : RIGHTS.lines()) {
                URI address = URI.create("http://localhost:" + port + wanted.filled(line.address()));
                HttpResponse<String> answer =
                        client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
                if (line.expected("nobody").equals("sign-in")) {
                    assertThat(answer.statusCode()).as(line.toString()).isEqualTo(302);
                    assertThat(answer.headers().firstValue("Location").orElse(""))
                            .as(line.toString())
                            .endsWith("/login");
                } else {
                    assertThat(answer.statusCode()).as(line.toString()).isEqualTo(200);
                }
            }
        }
    }

    private String seen(Rights.Line line) {
        boolean shown = view(line.path()).orElseThrow().isInstance(getCurrentView());
        boolean absent =
                find(H1.class).all().stream().anyMatch(title -> title.getText().equals("There is nothing here"));
        return shown != absent ? WORDS.get(shown) : text();
    }

    /** All that the view says, and all that stands in its lists. */
    @SuppressWarnings("unchecked")
    private String told() {
        return text() + find(Grid.class).all().stream().map(this::rows).collect(Collectors.joining());
    }

    private String rows(Grid<?> grid) {
        var rows = new StringBuilder();
        for (int i = 0; i < test(grid).size(); i++) {
            rows.append(test(grid).getRow(i)).append('\n');
        }
        return rows.toString();
    }

    private Optional<Class<? extends Component>> view(String path) {
        return routes().getRoute(path.substring(1));
    }

    /** The real server's, not those that a test without a browser looks for by itself. */
    private RouteConfiguration routes() {
        return RouteConfiguration.forRegistry(ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets)));
    }
}
