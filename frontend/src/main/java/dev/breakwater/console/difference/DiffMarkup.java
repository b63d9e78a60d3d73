package dev.breakwater.console.difference;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.console.difference.Lines.Line;
import java.util.ArrayList;
import java.util.List;

/** Lines as an HTML table, one below or one beside the other; every text in it is escaped here and nowhere else. */
final class DiffMarkup {
    private final StringBuilder html = new StringBuilder();

    private DiffMarkup() {}

    static String unified(List<Line> lines) {
        var markup = new DiffMarkup();
        markup.html.append("<table class=\"bw-diff\"><tbody>");
        var after = new ArrayList<Line.Differs>();
        for (Line line : lines) {
            if (line instanceof Line.Differs differs) {
                markup.removed(differs);
                after.add(differs);
            } else {
                after.forEach(markup::added);
                after.clear();
                markup.shared(line, 3);
            }
        }
        after.forEach(markup::added);
        return markup.html.append("</tbody></table>").toString();
    }

    static String split(List<Line> lines) {
        var markup = new DiffMarkup();
        markup.html.append("<table class=\"bw-diff split\"><tbody>");
        for (Line line : lines) {
            switch (line) {
                case Line.Differs differs -> markup.beside(differs);
                case Line.Same same -> markup.beside(same);
                case Line.Folded _ -> markup.shared(line, 4);
            }
        }
        return markup.html.append("</tbody></table>").toString();
    }

    private void removed(Line.Differs line) {
        if (line.left() > 0) {
            html.append("<tr class=\"del\">");
            number(line.left());
            number(0);
            sign("−");
            text(line.before());
            html.append("</tr>");
        }
    }

    private void added(Line.Differs line) {
        if (line.right() > 0) {
            html.append("<tr class=\"add\">");
            number(0);
            number(line.right());
            sign("+");
            text(line.after());
            html.append("</tr>");
        }
    }

    private void shared(Line line, int columns) {
        switch (line) {
            case Line.Folded(int hidden) ->
                html.append("<tr class=\"fold\"><td colspan=\"")
                        .append(columns + 1)
                        .append("\">")
                        .append(escaped(t("difference.folded", hidden)))
                        .append("</td></tr>");
            case Line.Same same -> {
                html.append("<tr>");
                number(same.left());
                number(same.right());
                sign("");
                text(same.text());
                html.append("</tr>");
            }
            case Line.Differs _ -> {}
        }
    }

    private void beside(Line.Differs line) {
        html.append("<tr>");
        half(line.left(), line.before(), "del", "−");
        half(line.right(), line.after(), "add", "+");
        html.append("</tr>");
    }

    private void beside(Line.Same line) {
        html.append("<tr>");
        half(line.left(), line.text(), "", "");
        half(line.right(), line.text(), "", "");
        html.append("</tr>");
    }

    private void half(int number, String text, String tone, String sign) {
        number(number);
        html.append("<td class=\"t ")
                .append(number > 0 ? tone : "")
                .append("\">")
                .append(number > 0 && !sign.isEmpty() ? sign + " " : "")
                .append(marked(text))
                .append("</td>");
    }

    private void number(int number) {
        html.append("<td class=\"n\">").append(number > 0 ? number : "").append("</td>");
    }

    private void sign(String sign) {
        html.append("<td class=\"s\">").append(sign).append("</td>");
    }

    private void text(String text) {
        html.append("<td>").append(marked(text)).append("</td>");
    }

    private static String marked(String text) {
        return escaped(text).replace(String.valueOf(Lines.BEGIN), "<b>").replace(String.valueOf(Lines.END), "</b>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
