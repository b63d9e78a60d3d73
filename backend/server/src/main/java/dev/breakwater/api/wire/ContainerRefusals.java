package dev.breakwater.api.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Words what Tomcat refuses before any filter of ours sees it, such as a path that cannot be decoded: else a page of Tomcat's. */
class ContainerRefusals extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            ProblemWriter.answer(problem(HttpStatus.valueOf(response.getStatus())), request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem problem(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST
                ? Problem.of(
                        status,
                        "path-malformed",
                        "The path is not one that is served here, or it and the headers are too long together",
                        "Write less into the address",
                        null)
                : Problem.of(status);
    }
}
