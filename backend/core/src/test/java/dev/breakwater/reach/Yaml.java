package dev.breakwater.reach;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Plain trees from YAML, as a caller of reach hands them in. */
public final class Yaml {
    private Yaml() {}

    public static Object document(String text) {
        return documents(text).getFirst();
    }

    public static List<Object> documents(String text) {
        var documents = new ArrayList<Object>();
        new Load(LoadSettings.builder().build()).loadAllFromString(text).forEach(documents::add);
        return documents;
    }
}
