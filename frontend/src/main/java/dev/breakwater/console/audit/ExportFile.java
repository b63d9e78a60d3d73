package dev.breakwater.console.audit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The files that the record can be taken along as; they are written while they are sent. */
enum ExportFile {
    /** For spreadsheets: no cell of it is taken for a formula. */
    CSV("text/csv; charset=utf-8", "csv") {
        @Override
        <T> void write(Export<T> export, Writer out) throws IOException {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(export.columns());
            export.write(found -> csv.writeRecord(
                    Stream.of(export.cells(found)).map(ExportFile::cell).toList()));
            csv.flush();
        }
    },
    /** For programs: one of them a line, as REST answers it. */
    JSON_LINES("application/jsonl", "jsonl") {
        @Override
        <T> void write(Export<T> export, Writer out) throws IOException {
            export.write(found ->
                    out.append(JsonMapper.shared().writeValueAsString(found)).append('\n'));
        }
    };

    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private final String mediaType;
    private final String extension;

    ExportFile(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    abstract <T> void write(Export<T> export, Writer out) throws IOException;

    Anchor of(Export<?> export, String words) {
        DownloadHandler handler = event -> send(export, event);
        return new Anchor(handler, AttachmentType.DOWNLOAD, words);
    }

    private void send(Export<?> export, DownloadEvent event) throws IOException {
        event.setFileName(export.name() + "." + extension);
        event.setContentType(mediaType);
        write(export, event.getOutputStream());
    }

    void write(Export<?> export, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        write(export, writer);
        writer.flush();
    }

    /** A spreadsheet computes what begins like a formula; an apostrophe before it makes it text. */
    static String cell(@Nullable String text) {
        return text == null ? "" : !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
