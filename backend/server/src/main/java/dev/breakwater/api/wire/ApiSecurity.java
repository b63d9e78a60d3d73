package dev.breakwater.api.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * The machines' door: no session, no form, no cookie, hence no forged request to guard against. Whoever is not known gets no
 * further than the API's description and the health probes; who may do what is each handler's word.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    /** What the firewall lets through: it has no other method behind it. */
    private static final List<String> SERVED = List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http) {
        return http.securityMatcher(
                        "/api", "/api/**", "/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(
                        basic -> basic.authenticationEntryPoint((request, response, _) -> unknown(request, response)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, _) -> unknown(request, response))
                        .accessDeniedHandler((_, response, _) -> denied(response)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/v3/api-docs/**",
                                "/swagger-ui/**",
                                "/swagger-ui.html",
                                "/actuator/health",
                                "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/api", "/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/**")
                        .hasRole("OPERATOR")
                        .anyRequest()
                        .denyAll())
                .addFilterAfter(new BodyLimit(), AuthorizationFilter.class)
                .build();
    }

    /** Tomcat would refuse TRACE by an error page, which is the console's, before the firewall refuses it; so it may pass. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusalsAreProblems() {
        return tomcat -> {
            tomcat.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
            tomcat.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ContainerRefusals()));
        };
    }

    @Bean
    RequestRejectedHandler apiRequestRejectedHandler() {
        return (request, response, _) -> {
            if (SERVED.contains(request.getMethod())) {
                ProblemWriter.answer(
                        Problem.of(HttpStatus.BAD_REQUEST, "path-malformed", "The path is not one that is served here"),
                        request,
                        response);
            } else {
                response.setHeader("Allow", String.join(", ", SERVED));
                ProblemWriter.write(
                        Problem.of(
                                HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This method is served nowhere"),
                        response);
            }
        };
    }

    /** Written here: sendError would be dispatched anew and end as an empty answer of the console's. */
    private static void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Basic realm=\"breakwater\", charset=\"UTF-8\"");
        boolean tried = request.getHeader("Authorization") != null;
        ProblemWriter.write(
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "not-signed-in",
                        tried ? "This name and password are not known" : "This needs a name and a password",
                        "Send them by HTTP Basic authentication",
                        null),
                response);
    }

    private static void denied(HttpServletResponse response) throws IOException {
        ProblemWriter.write(
                Problem.of(HttpStatus.FORBIDDEN, "role-missing", "Your role does not allow this; nothing was changed"),
                response);
    }
}
