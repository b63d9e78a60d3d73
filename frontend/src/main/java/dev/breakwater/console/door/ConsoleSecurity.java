package dev.breakwater.console.door;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.breakwater.access.IdentityProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The console's own chain, after the stateless one of the API: a session, a login page, CSRF as Vaadin has it. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    /** Scripts and styles only from here; inline and eval because Vaadin's client starts by the one and runs by the other. */
    private static final String POLICY = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final String FEATURES = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    @Bean
    @Order(100)
    SecurityFilterChain consoleChain(HttpSecurity http, ObjectProvider<IdentityProvider> provider) throws Exception {
        http.addFilterBefore(new PostLimit(), HeaderWriterFilter.class);
        http.headers(ConsoleSecurity::careful);
        http.sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()));
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/lib/**").permitAll());
        // Where nothing is, a page says so: a refusal would be a blank one.
        http.with(VaadinSecurityConfigurer.vaadin(), vaadin -> {
            vaadin.loginView(SignInView.class).anyRequest(AuthorizedUrl::authenticated);
            provider.ifAvailable(known -> new ProviderDoor(known).open(http, vaadin));
        });
        return http.build();
    }

    /** Before anything is answered: pages are forwarded to Vaadin's servlet, after which it would be too late. */
    private static void careful(HeadersConfigurer<HttpSecurity> headers) {
        headers.withObjectPostProcessor(new Eagerly());
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(features -> features.policy(FEATURES));
    }

    /** Has headers be written when a request comes in. */
    private static final class Eagerly implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
