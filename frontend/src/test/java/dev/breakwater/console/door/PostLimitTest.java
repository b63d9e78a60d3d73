package dev.breakwater.console.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PostLimitTest {
    private final PostLimit limit = new PostLimit();

    @Test
    void letsThroughWhatPeopleSend() throws Exception {
        assertThat(status(new byte[100], null)).isEqualTo(200);
        assertThat(status(new byte[1 << 20], null)).isEqualTo(200);
        assertThat(status(null, null)).isEqualTo(200);
    }

    @Test
    void refusesWhatIsLargeOrHasNoEnd() throws Exception {
        assertThat(status(new byte[(1 << 20) + 1], null)).isEqualTo(413);
        assertThat(status(null, "chunked")).isEqualTo(413);
    }

    private int status(byte[] body, String encoding) throws Exception {
        var request = new MockHttpServletRequest("POST", "/");
        if (body != null) {
            request.setContent(body);
        }
        if (encoding != null) {
            request.addHeader("Transfer-Encoding", encoding);
        }
        var response = new MockHttpServletResponse();
        limit.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
