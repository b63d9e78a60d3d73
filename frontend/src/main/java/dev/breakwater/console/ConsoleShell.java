package dev.breakwater.console;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.theme.aura.Aura;

/** The page around all views: Aura, light or dark as the system is. */
@StyleSheet(Aura.STYLESHEET)
@ColorScheme(ColorScheme.Value.SYSTEM)
public class ConsoleShell implements AppShellConfigurator {
    private static final long serialVersionUID = 1L;
}
