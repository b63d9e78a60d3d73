package dev.breakwater.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** A provider of OpenID Connect that says who people are; what they may do here, their groups there and our configuration say. */
public final class IdentityProvider {
    /** Where signing in by it begins: a link, never a form, whose redirect a browser would not follow out of here. */
    public static final String START = "oauth2/authorization/" + Discovery.ID;

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);

    private final String name;
    private final Asking asking;
    private final FailedSignIns record;
    private final Clock clock;

    /** Who asks the provider what. */
    record Asking(
            ClientRegistrationRepository endpoints,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens,
            OAuth2UserService<OidcUserRequest, OidcUser> people) {}

    IdentityProvider(String name, Asking asking, FailedSignIns record, Clock clock) {
        this.name = name;
        this.asking = asking;
        this.record = record;
        this.clock = clock;
    }

    /** As a button says it. */
    public String name() {
        return name;
    }

    public ClientRegistrationRepository endpoints() {
        return asking.endpoints();
    }

    /**
     * Has a door let people in by this provider, for as long as a session may be; none of the tokens with which one could act for
     * them there is kept.
     */
    public void at(HttpSecurity door, Customizer<OAuth2LoginConfigurer<HttpSecurity>> looks) {
        door.addFilterAfter(new SessionEnd(clock), SecurityContextHolderFilter.class);
        door.oauth2Login(login -> looks.customize(login.clientRegistrationRepository(asking.endpoints())
                .authorizedClientRepository(new NoTokens())
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(asking.tokens()))
                .userInfoEndpoint(people -> people.oidcUserService(asking.people()))));
    }

    /** Why somebody was not let in; said in the log and, unless the provider did not answer at all, recorded. */
    public NotAdmitted refused(AuthenticationException failure, String address) {
        NotAdmitted refused = Reasons.of(failure);
        LOG.warn("Somebody at {} could not sign in by {}: {}", address, name, refused.getMessage());
        if (refused.why() != NotAdmitted.Why.UNREACHABLE) {
            @Nullable String known = refused.name();
            record.keep(known == null ? FailedSignIns.NOBODY : known, address);
        }
        return refused;
    }

    /** Keeps nothing: Breakwater asks the provider who somebody is, and never acts for them there. */
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // it is theirs
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // nothing is kept
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // nothing was kept
        }
    }
}
