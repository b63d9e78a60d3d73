package dev.breakwater.offenders.console;

import com.vaadin.flow.component.grid.Grid;

/** Planted: what lies outside of the console and knows Vaadin all the same. */
public class CountsBits {
    final Grid<String> grid = new Grid<>();
}
