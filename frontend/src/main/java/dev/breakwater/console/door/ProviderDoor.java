package dev.breakwater.console.door;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinSavedRequestAwareAuthenticationSuccessHandler;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.breakwater.access.IdentityProvider;
import dev.breakwater.access.NotAdmitted;
import dev.breakwater.console.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/** The way in and out by a provider, beside the form: who is refused comes back to the sign-in page, which says why. */
final class ProviderDoor implements AuthenticationFailureHandler {
    /** In the address of the sign-in page: why somebody was refused, one of a few words. */
    static final String REFUSED = "refused";

    /** In the session: for which groups somebody may ask who came with none; it is nobody else's business. */
    static final String GROUPS = ProviderDoor.class.getName() + ".groups";

    private static final String LOGIN = "/login";

    private final IdentityProvider provider;

    ProviderDoor(IdentityProvider provider) {
        this.provider = provider;
    }

    void open(HttpSecurity http, VaadinSecurityConfigurer vaadin) {
        vaadin.logoutSuccessHandler(out());
        provider.at(
                http,
                login -> login.loginPage(LOGIN)
                        .successHandler(new VaadinSavedRequestAwareAuthenticationSuccessHandler())
                        .failureHandler(this)
                        .withObjectPostProcessor(new Beginning()));
    }

    /** Tells the provider too that the session is over, if it wants to know; others just leave. */
    private LogoutSuccessHandler out() {
        var out = new OidcClientInitiatedLogoutSuccessHandler(provider.endpoints());
        out.setRedirectStrategy(new UidlRedirectStrategy());
        out.setPostLogoutRedirectUri("{baseUrl}" + LOGIN);
        return out;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        NotAdmitted refused = provider.refused(failure, request.getRemoteAddr());
        request.getSession().setAttribute(GROUPS, refused.groups());
        response.sendRedirect(request.getContextPath() + LOGIN + "?" + REFUSED + "=" + Words.word(refused.why()));
    }

    /** What fails before anybody was sent to the provider fails as what fails afterwards. */
    private final class Beginning implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {
        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(ProviderDoor.this);
            return filter;
        }
    }
}
