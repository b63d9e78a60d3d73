package dev.breakwater.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where Spring's converters do not reach: in filters, at the doors, for paths that nobody serves. */
final class ProblemWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final String PAGE = page();

    private ProblemWriter() {}

    static void write(Problem problem, HttpServletResponse response) throws IOException {
        write(problem, "application/problem+json", JSON.writeValueAsString(problem), response);
    }

    /** As a page to whoever reads pages, in all languages of the console, since it is not known which; the API's answers never are. */
    static void answer(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isForPeople(request)) {
            String page = PAGE.replace("{status}", Integer.toString(problem.status()))
                    .replace("{title}", HtmlUtils.htmlEscape(problem.title()))
                    .replace("{detail}", HtmlUtils.htmlEscape(problem.detail()));
            write(problem, "text/html;charset=UTF-8", page, response);
        } else {
            write(problem, response);
        }
    }

    private static void write(Problem problem, String type, String text, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean isForPeople(HttpServletRequest request) {
        Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = String.valueOf(refused == null ? request.getRequestURI() : refused);
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return !path.startsWith("/api") && accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static String page() {
        try {
            return new ClassPathResource("api/problem.html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
