package dev.breakwater.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.breakwater.audit.AuditedEvent;
import dev.breakwater.audit.EventFilter;
import dev.breakwater.audit.Events;
import dev.breakwater.audit.Events.Order;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.console.InConsole;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.tenant.TenantCommand.DescribeTenant;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

class ExportFileIT extends InConsole {
    private static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());
    private static final Origin HERE = new Origin(Source.CONSOLE, null, "test");

    @Autowired
    private Events events;

    @Autowired
    private Positions positions;

    @Test
    void holdsEachEventOnceInOrderHoweverManyPagesThereAre() throws IOException {
        List<AuditedEvent> all = events.list(OPERATOR, EventFilter.ALL, Order.OLDEST, null, 1_000)
                .items();
        assertThat(all).hasSizeBetween(20, 999);
        var written = new ArrayList<AuditedEvent>();
        new EventExport(events, OPERATOR, EventFilter.ALL, 7).write(written::add);
        assertThat(written).isEqualTo(all);
        assertThat(written(ExportFile.JSON_LINES, EventFilter.ALL).lines())
                .hasSameSizeAs(all)
                .allSatisfy(line -> assertThat(
                                JsonMapper.shared().readTree(line).path("at").isString())
                        .isTrue());
    }

    @Test
    void leavesOutWhatHappensMeanwhile() throws IOException {
        var written = new ArrayList<AuditedEvent>();
        new EventExport(events, OPERATOR, EventFilter.ALL, 7).write(event -> {
            if (written.isEmpty()) {
                drafted("This comes too late");
            }
            written.add(event);
        });
        assertThat(written).isNotEmpty().noneMatch(event -> "This comes too late".equals(event.reason()));
    }

    @Test
    void keepsCommasAndQuotesWithinACellAndLetsNoneBeginAsAFormulaDoes() throws IOException {
        ChangeId quoted = drafted("first, \"second\" 港");
        ChangeId formula = drafted("=HYPERLINK(\"http://evil\")");
        CsvRecord row = rows(quoted).getLast();
        assertThat(row.getFields()).hasSize(10);
        assertThat(row.getField(5)).isEqualTo("first, \"second\" 港");
        assertThat(JsonMapper.shared().readTree(row.getField(9)).isObject()).isTrue();
        assertThat(rows(formula).getLast().getField(5)).isEqualTo("'=HYPERLINK(\"http://evil\")");
        for (String begin : List.of("=", "+", "-", "@", "\t=", "＝")) {
            assertThat(ExportFile.cell(begin + "1")).isEqualTo("'" + begin + "1");
        }
    }

    /** Gone again at once: the record is all that keeps it. */
    private ChangeId drafted(String reason) {
        var describe = new DescribeTenant(TenantId.parse("tenant-a"), "The shop, described");
        ChangeId draft =
                gateway.draft(OPERATOR, HERE, ChangeId.random(), new Proposal(reason, null, List.of(describe), null));
        gateway.discard(OPERATOR, HERE, draft);
        positions.await(positions.head(), Duration.ofSeconds(10));
        return draft;
    }

    private List<CsvRecord> rows(ChangeId change) throws IOException {
        return CsvReader.builder().ofCsvRecord(written(ExportFile.CSV, EventFilter.of(change))).stream()
                .filter(row -> row.getField(3).endsWith("ChangeDrafted"))
                .toList();
    }

    private String written(ExportFile form, EventFilter filter) throws IOException {
        var out = new ByteArrayOutputStream();
        form.write(new EventExport(events, OPERATOR, filter), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
