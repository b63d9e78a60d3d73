package dev.breakwater.console.drawing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.Icon;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Boxes and arrows as two lists of links over the lines between them: read aloud and walked through by the keyboard as lists, seen as
 * a picture. The lines hold numbers alone, every word is a component's.
 */
public final class Drawing extends Div {
    private static final long serialVersionUID = 1L;

    /** The names are those of the two lists. */
    public Drawing(String boxesName, List<Node> nodes, String arrowsName, List<Link> links) {
        Boxes boxes = Boxes.of(nodes, links);
        Lines lines = Lines.of(boxes, links);
        var stage = new Div();
        stage.addClassName("bw-drawing");
        stage.getStyle().setWidth(boxes.width() + "px").setHeight(boxes.height() + "px");
        stage.add(strokes(boxes, lines));
        var shown = list(boxesName);
        nodes.stream()
                .filter(boxes::stands)
                .forEach(node -> shown.add(at(boxes.box(node.id()), new ListItem(box(node)))));
        var arrows = list(arrowsName);
        lines.words().forEach((link, room) -> arrows.add(at(room, new ListItem(words(link)))));
        stage.add(shown, arrows);
        addClassName("bw-wide");
        getElement().setAttribute("tabindex", "0");
        add(stage);
    }

    private static UnorderedList list(String name) {
        var list = new UnorderedList();
        list.getElement().setAttribute("aria-label", name).setAttribute("role", "list");
        return list;
    }

    private static Component box(Node node) {
        Icon picture = node.picture().create();
        picture.getElement().setAttribute("aria-hidden", "true");
        var name = new Span(node.name());
        name.addClassName("bw-box-name");
        var about = new Span(node.about());
        about.addClassName("bw-box-about");
        var words = new Span(name, new Span(" "), about);
        var box = node.href() == null ? new Span(picture, words) : new Anchor(node.href(), picture, words);
        box.getElement()
                .setAttribute("title", node.name())
                .getClassList()
                .addAll(List.of("bw-box", node.look().className()));
        return box;
    }

    private static Anchor words(Link link) {
        var words = new Anchor(link.href(), link.words());
        words.addClassName("bw-arrow");
        if (link.dashed()) {
            words.addClassName("bw-arrow-dashed");
        }
        words.getElement().setAttribute("aria-label", link.sentence()).setAttribute("title", link.sentence());
        return words;
    }

    private static ListItem at(Box box, ListItem item) {
        item.getStyle()
                .setLeft(box.x() + "px")
                .setTop(box.y() + "px")
                .setWidth(box.width() + "px")
                .setHeight(box.height() + "px");
        return item;
    }

    private static Div strokes(Boxes boxes, Lines lines) {
        var strokes = new Div();
        strokes.addClassName("bw-strokes");
        strokes.getElement().setAttribute("aria-hidden", "true");
        strokes.getElement()
                .setProperty(
                        "innerHTML",
                        "<svg width=\"" + boxes.width() + "\" height=\"" + boxes.height() + "\">"
                                + lines.curves().entrySet().stream()
                                        .map(each -> stroke(each.getKey(), each.getValue()))
                                        .collect(Collectors.joining())
                                + "</svg>");
        return strokes;
    }

    private static String stroke(Link link, Curve curve) {
        String kind = (link.strong() ? "strong" : "plain") + (link.dashed() ? " dashed" : "");
        return "<g class=\"" + kind + "\"><path class=\"line\" d=\"" + curve.line() + "\"/><path class=\"head\" d=\""
                + curve.head() + "\"/></g>";
    }
}
