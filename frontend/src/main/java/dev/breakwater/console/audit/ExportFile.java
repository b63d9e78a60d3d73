package dev.breakwater.console.audit;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.breakwater.audit.AuditedEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The files that the record can be taken along as; they are written while they are sent. */
enum ExportFile {
    /** For spreadsheets: no cell of it is taken for a formula. */
    CSV("text/csv; charset=utf-8", "csv") {
        @Override
        void write(Export export, Writer out) throws IOException {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(
                    "index", "at", "actor", "type", "subject", "reason", "change", "revision", "source", "payload");
            export.write(event -> csv.writeRecord(cells(event)));
            csv.flush();
        }
    },
    /** For programs: one event a line, as REST answers it. */
    JSON_LINES("application/jsonl", "jsonl") {
        @Override
        void write(Export export, Writer out) throws IOException {
            export.write(event ->
                    out.append(JsonMapper.shared().writeValueAsString(event)).append('\n'));
        }
    };

    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private final String mediaType;
    private final String extension;

    ExportFile(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    abstract void write(Export export, Writer out) throws IOException;

    DownloadHandler of(Export export) {
        return event -> send(export, event);
    }

    private void send(Export export, DownloadEvent event) throws IOException {
        event.setFileName("breakwater-audit." + extension);
        event.setContentType(mediaType);
        write(export, event.getOutputStream());
    }

    void write(Export export, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        write(export, writer);
        writer.flush();
    }

    private static String[] cells(AuditedEvent event) {
        return new String[] {
            Long.toString(event.index()),
            event.at().toString(),
            cell(event.actor()),
            cell(event.type()),
            cell(event.subject()),
            cell(event.reason()),
            cell(event.change()),
            Objects.toString(event.revision(), ""),
            cell(event.source()),
            cell(event.payload().toString())
        };
    }

    /** A spreadsheet computes what begins like a formula; an apostrophe before it makes it text. */
    static String cell(@Nullable String text) {
        return text == null ? "" : !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
