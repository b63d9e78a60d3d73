package dev.breakwater.console.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiffMarkupTest {
    private static final List<Lines.Line> HOSTILE = Lines.of("<script>alert('1')</script>\nx\n", "<b>&amp;\"</b>\nx\n");

    @Test
    void escapesWhateverAManifestSays() {
        Stream.of(DiffMarkup.unified(HOSTILE), DiffMarkup.split(HOSTILE))
                .map(html -> html.replaceAll("</?(table|tbody|tr|td|b)( (class|colspan)=\"[a-z0-9 -]*\")?>", ""))
                .forEach(text -> assertThat(text)
                        .contains("&lt;script&gt;", "&#39;")
                        .doesNotContain("<")
                        .doesNotContain("\"")
                        .doesNotContain("'"));
    }

    @Test
    void marksWhatDiffersAndNothingThatIsShared() {
        String html = DiffMarkup.unified(Lines.of("a: 1\n", "a: 2\n"));
        assertThat(html).contains("a: <b>1</b>", "a: <b>2</b>", "<tr class=\"del\">", "<tr class=\"add\">");
    }

    @Test
    void putsBothSidesInOneRow() {
        String html = DiffMarkup.split(Lines.of("a: 1\n", "a: 2\n"));
        assertThat(html.split("<tr>", -1)).hasSize(2);
    }
}
