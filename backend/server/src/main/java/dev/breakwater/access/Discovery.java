package dev.breakwater.access;

import dev.breakwater.access.NotAdmitted.Why;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * Asks the provider where its endpoints are when the first one wants to sign in, and keeps the answer; a provider that is not there
 * keeps nothing from starting and is asked again by whoever comes next. Those who come meanwhile wait for the same answer.
 */
final class Discovery implements ClientRegistrationRepository {
    static final String ID = "oidc";
    private static final String PLACE = "/.well-known/openid-configuration";
    private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
            new ParameterizedTypeReference<>() {};

    private final OidcSettings settings;
    private final RestClient provider;
    private final AtomicReference<@Nullable CompletableFuture<ClientRegistration>> asked = new AtomicReference<>();

    Discovery(OidcSettings settings, RestClient provider) {
        this.settings = settings;
        this.provider = provider;
    }

    @Override
    public ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            throw new NotAdmitted(Why.STALE, "there is no provider of that name");
        }
        var mine = new CompletableFuture<ClientRegistration>();
        @Nullable CompletableFuture<ClientRegistration> others = asked.compareAndExchange(null, mine);
        if (others == null) {
            ask(mine);
        }
        try {
            return (others == null ? mine : others).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof NotAdmitted refused ? refused : e;
        }
    }

    private void ask(CompletableFuture<ClientRegistration> answer) {
        try {
            answer.complete(discover());
        } catch (ResourceAccessException e) {
            fail(answer, new NotAdmitted(Why.UNREACHABLE, settings + " does not answer", e));
        } catch (RestClientResponseException e) {
            String said = " says " + e.getStatusCode().value() + " at " + PLACE;
            fail(answer, new NotAdmitted(Why.MISFIT, settings + said, e));
        } catch (RuntimeException | Error e) { // or everybody after it would wait for ever
            fail(
                    answer,
                    new NotAdmitted(
                            Why.MISFIT, "What " + settings + " says of itself does not fit: " + e.getMessage(), e));
        }
    }

    private void fail(CompletableFuture<ClientRegistration> answer, NotAdmitted refused) {
        asked.set(null);
        answer.completeExceptionally(refused);
    }

    private ClientRegistration discover() {
        String root = settings.issuer().endsWith("/")
                ? settings.issuer().substring(0, settings.issuer().length() - 1)
                : settings.issuer();
        Map<String, Object> metadata = Objects.requireNonNull(
                provider.get().uri(root + PLACE).retrieve().body(METADATA));
        if (!settings.issuer().equals(metadata.get("issuer"))) {
            throw new IllegalStateException("its issuer is not " + settings.issuer());
        }
        return ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientName(settings.name())
                .scope(settings.scopes())
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }
}
