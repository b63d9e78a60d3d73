package dev.breakwater.console.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.InConsole;
import org.junit.jupiter.api.Test;

/** A refusal is understood by whoever reads Chinese, and the room's own words stand beneath for whoever does not. */
class RefusedWordsIT extends InConsole {

    @Test
    void sayInChineseWhyNothingComesOfIt() {
        ask("namespaces", "tenant-a-data");
        assertThat(text()).contains("此命名空間已屬於另一租戶", "沒有作出任何更改");
        assertThat(find(Div.class).all())
                .filteredOn(detail -> "en".equals(detail.getElement().getAttribute("lang")))
                .extracting(detail -> detail.getElement().getTextRecursively())
                .contains("The namespace tenant-a-data already belongs to another tenant."
                        + "Choose another namespace, or ask the network operators who holds it.");
    }

    @Test
    void standAtAFieldBeforeWhatTheRoomSaysOfIt() {
        ask("blocks", "everything");
        assertThat(field("blocks").getErrorMessage())
                .startsWith("地址段無效：請寫成 10.0.0.0/8")
                .endsWith(" · 'everything' is not a CIDR.");
    }

    private void ask(String field, String value) {
        UI.getCurrent().setLocale(Language.TRADITIONAL_CHINESE.locale());
        visit("latecomer", "onboard");
        test(field(field)).setValue(value);
        test(find(TextArea.class).single()).setValue("A new game is coming");
        test(button(Words.t("onboard.keep"))).click();
    }

    private TextField field(String key) {
        return find(TextField.class).withCaption(Words.t("onboard." + key)).single();
    }
}
