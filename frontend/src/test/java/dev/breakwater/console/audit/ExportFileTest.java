package dev.breakwater.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.vocabulary.Actor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ExportFileTest {
    private static final Actor AUDITOR = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());

    private final Recorded record = new Recorded();

    @Test
    void holdsEachEventOnceInOrderHoweverManyPagesThereAre() throws IOException {
        for (int i = 0; i < 1_203; i++) {
            record.happens("operator", "policy.PolicyRevised", "number " + i);
        }
        List<String> lines = written(ExportFile.JSON_LINES).lines().toList();
        assertThat(lines).hasSize(1_203);
        assertThat(JsonMapper.shared()
                        .readTree(lines.get(1_202))
                        .at("/payload/number")
                        .asInt())
                .isEqualTo(1_203);
        assertThat(JsonMapper.shared().readTree(lines.getFirst()).path("at").asString())
                .isEqualTo("2026-11-24T02:00:00Z");
    }

    @Test
    void leavesOutWhatHappensMeanwhile() throws IOException {
        for (int i = 0; i < 600; i++) {
            record.happens("operator", "policy.PolicyRevised", null);
        }
        record.afterEachPage = () -> record.happens("operator", "policy.PolicyRevised", "later");
        assertThat(written(ExportFile.JSON_LINES).lines()).hasSize(600).noneMatch(line -> line.contains("later"));
    }

    @Test
    void keepsCommasQuotesAndLinesWithinACell() throws IOException {
        record.happens("operator", "policy.PolicyRevised", "first, \"second\"\nthird 港");
        CsvRecord row = rows().getLast();
        assertThat(row.getFields()).hasSize(10);
        assertThat(row.getField(5)).isEqualTo("first, \"second\"\nthird 港");
        assertThat(row.getField(9)).isEqualTo("{\"number\":1}");
    }

    @Test
    void letsNoCellBeginAsAFormulaDoes() throws IOException {
        for (String begin : List.of("=", "+", "-", "@", "\t=", "＝")) {
            record.happens("operator", "policy.PolicyRevised", begin + "HYPERLINK(\"http://evil\")");
        }
        assertThat(rows().stream().skip(1).map(row -> row.getField(5)))
                .hasSize(6)
                .allMatch(cell -> cell.startsWith("'"));
    }

    private List<CsvRecord> rows() throws IOException {
        return CsvReader.builder().ofCsvRecord(written(ExportFile.CSV)).stream().toList();
    }

    private String written(ExportFile form) throws IOException {
        var out = new ByteArrayOutputStream();
        form.write(new Export(record, AUDITOR, EventFilter.ALL), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
