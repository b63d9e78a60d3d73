package dev.breakwater.api.wire;

import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Which part of a list is asked for: what follows a place, and how much of it. */
public record Paging(@Nullable String after, int limit) {
    static final int USUAL = 50;
    static final int MOST = 500;

    /** A part of a list; {@code next} is the cursor to ask on with, absent when these are the last. */
    public record Listed<T>(List<T> items, @Nullable String next) {}

    static Paging of(HttpServletRequest list) {
        String after = list.getParameter("after");
        String limit = list.getParameter("limit");
        return new Paging(after == null ? null : Cursor.place(list, after), limit == null ? USUAL : checked(limit));
    }

    private static int checked(String limit) {
        int asked = limit.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(limit) : MOST + 1;
        if (asked > MOST) {
            throw Rejection.invalid("parameter-invalid", "'limit' must be a number from 1 to " + MOST);
        }
        return asked;
    }

    /** The page as it is answered, with the Link header to the next one. */
    public static <T> ResponseEntity<Listed<T>> answer(Page<T> page) {
        return answer(page, Function.identity());
    }

    public static <T, R> ResponseEntity<Listed<R>> answer(Page<T> page, Function<? super T, ? extends R> shown) {
        return answer(page.<R>map(shown), Listed::new);
    }

    /** The same where more is said of the page than what is on it. */
    public static <T, B> ResponseEntity<B> answer(Page<T> page, BiFunction<List<T>, @Nullable String, B> body) {
        var headers = new HttpHeaders();
        String place = page.next();
        String next = place == null ? null : Cursor.of(request(), place);
        if (next != null) {
            headers.set(HttpHeaders.LINK, "<" + here(next) + ">; rel=\"next\"");
        }
        return ResponseEntity.ok().headers(headers).body(body.apply(page.items(), next));
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    /** Without scheme and host: whatever stands in front of us knows them better. */
    private static String here(String next) {
        var request = ServletUriComponentsBuilder.fromCurrentRequest();
        var uri = request.replaceQueryParam("after", "{after}")
                .encode()
                .buildAndExpand(next)
                .toUri();
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
