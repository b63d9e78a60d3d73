package dev.breakwater.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.Location;
import dev.breakwater.access.Accounts;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.intent.Operation;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;

/** A view without a browser, as somebody who is signed in sees it. */
@ConsoleForTests
@ViewPackages(packages = "dev.breakwater.console")
public abstract class InConsole extends SpringBrowserlessTest {

    protected static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());

    @Autowired
    private ApplicationContext program;

    @Autowired
    private Accounts accounts;

    @Autowired
    protected Revisions revisions;

    @Autowired
    protected ChangeGateway gateway;

    @Autowired
    private Positions positions;

    @BeforeEach
    void play() {
        Story.play(program);
    }

    /** Not before the last view is gone: news may still reach it while it goes. */
    @AfterAll
    static void leave() {
        SecurityContextHolder.clearContext();
    }

    /** Waits until the list of changes has what was just done. */
    protected void arrived() {
        assertThat(positions.await(positions.head(), Set.of("change"), Duration.ofSeconds(10)))
                .isEmpty();
    }

    /** As the operator, past every view; the list of changes has it afterwards. */
    protected void submit(Operation... operations) {
        var _ = gateway.submit(
                OPERATOR,
                new Origin(Source.CONSOLE, null, "test"),
                ChangeId.random(),
                new Proposal("For a test", null, List.of(operations), null));
        arrived();
    }

    /** Signs in as one of the demo users and goes there; whoever was there before leaves nothing behind. */
    protected void visit(String user, String address) {
        UserDetails account = accounts.loadUserByUsername(user);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
        UI.getCurrent().navigate("login"); // a view that is gone back to is made anew, for whoever is signed in now
        var location = new Location(address);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    /** All that the view says, as one text. */
    protected String text() {
        return texts((Component) getCurrentView()).collect(Collectors.joining("\n"));
    }

    protected Button button(String words) {
        return find(Button.class).withText(words).single();
    }

    private static Stream<String> texts(Component component) {
        String own = component.getElement().getChildCount() == 0
                        || !component.getElement().getTextRecursively().isBlank()
                ? component.getElement().getText()
                : "";
        return Stream.concat(
                Stream.of(own, String.valueOf(component.getElement().getProperty("innerHTML", ""))),
                component.getChildren().flatMap(InConsole::texts));
    }
}
