package dev.breakwater.offenders.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;

/** Planted: a view that everybody can name and that says nothing of who may see it. */
@Route("open")
public class OpenView extends Div {
    private static final long serialVersionUID = 1L;
}
