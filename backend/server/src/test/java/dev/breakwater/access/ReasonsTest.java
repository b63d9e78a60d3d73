package dev.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.access.NotAdmitted.Why;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

class ReasonsTest {

    @ParameterizedTest
    @CsvSource({
        "access_denied, DECLINED",
        "authorization_request_not_found, STALE",
        "invalid_nonce, UNTRUSTED",
        "invalid_client, MISFIT",
        "server_error, UNREACHABLE"
    })
    void sayTheCodeOfTheProtocolAndNoDescription(String code, Why why) {
        NotAdmitted refused = Reasons.of(failure(code));
        assertThat(refused.why()).isEqualTo(why);
        assertThat(refused).hasMessage(code);
    }

    @Test
    void repeatNoCodeThatIsNone() {
        assertThat(Reasons.of(failure("access_denied\nERROR all is lost")))
                .hasMessage("for a reason that is none of the protocol");
    }

    @Test
    void knowThatNobodyAnswered() {
        var failure = new OAuth2AuthenticationException(
                new OAuth2Error("invalid_token_response"), new IllegalStateException(new ConnectException()));
        assertThat(Reasons.of(failure).why()).isEqualTo(Why.UNREACHABLE);
    }

    @Test
    void findOursWithinTheirs() {
        NotAdmitted ours = NotAdmitted.withoutRole("oidc:kim", List.of());
        assertThat(Reasons.of(new AuthenticationServiceException("theirs", ours)))
                .isSameAs(ours);
    }

    private static OAuth2AuthenticationException failure(String code) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, "Call 0800-HARBOUR", null));
    }
}
