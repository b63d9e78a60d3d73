package dev.breakwater.console.shell;

import com.vaadin.flow.component.icon.VaadinIcon;

/** Where one can go from everywhere, in the order of the navigation; {@code g} and the key lead there. */
enum Destination {
    HOME("", 'h', VaadinIcon.HOME_O),
    ONBOARD("onboard", 'n', VaadinIcon.PLUS_CIRCLE_O),
    TENANTS("tenants", 't', VaadinIcon.GROUP),
    POLICIES("policies", 'p', VaadinIcon.SHIELD),
    CONTRACTS("contracts", 'k', VaadinIcon.HANDSHAKE),
    PEERINGS("peerings", 'b', VaadinIcon.CLUSTER),
    REACH("reach", 'r', VaadinIcon.CONNECT_O),
    CHANGES("changes", 'c', VaadinIcon.FILE_PROCESS),
    HISTORY("history", 'y', VaadinIcon.CLOCK),
    COMPARE("compare", 'm', VaadinIcon.SPLIT),
    AUDIT("audit", 'a', VaadinIcon.RECORDS);

    private final String path;
    private final char key;
    private final VaadinIcon icon;

    Destination(String path, char key, VaadinIcon icon) {
        this.path = path;
        this.key = key;
        this.icon = icon;
    }

    String path() {
        return path;
    }

    char key() {
        return key;
    }

    VaadinIcon icon() {
        return icon;
    }
}
