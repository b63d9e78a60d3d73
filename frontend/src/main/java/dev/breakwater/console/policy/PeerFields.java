package dev.breakwater.console.policy;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.intent.Peer;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Rejection;
import java.util.Objects;

/** The other end of a rule, each kind with the fields that say it. */
final class PeerFields extends Div {
    private static final long serialVersionUID = 1L;
    private static final String A_BLOCK = "203.0.113.0/24";

    private enum Kind {
        OWN,
        CONTRACT,
        BLOCK,
        NAME,
        ENTITY
    }

    private final Select<Kind> kind = new Select<>();
    private final EndpointsFields own;
    private final ComboBox<String> contract = new ComboBox<>(t("policy.contract"));
    private final TextField block = new TextField(t("policy.block"));
    private final TextField except = new TextField(t("policy.except"));
    private final TextField name = new TextField(t("policy.dns-name"));
    private final Select<Peer.Reserved> entity = new Select<>();

    PeerFields(Shown shown, Runnable changed) {
        addClassName("bw-fields");
        own = new EndpointsFields(shown.namespaces(), changed);
        kind.setLabel(t("policy.peer"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(PeerFields::word);
        contract.setItems(shown.contracts());
        contract.setAllowCustomValue(true);
        contract.addCustomValueSetListener(event -> contract.setValue(event.getDetail()));
        block.setPlaceholder(A_BLOCK);
        name.setHelperText(t("policy.dns-name-help"));
        entity.setLabel(t("policy.entity"));
        entity.setItems(Peer.Reserved.values());
        entity.setItemLabelGenerator(each -> t("entity", each));
        entity.setValue(Peer.Reserved.WORLD);
        kind.setValue(Kind.OWN);
        kind.addValueChangeListener(_ -> reveal());
        kind.addValueChangeListener(_ -> changed.run());
        entity.addValueChangeListener(_ -> changed.run());
        contract.addValueChangeListener(_ -> changed.run());
        for (TextField field : new TextField[] {block, except, name}) {
            field.addValueChangeListener(_ -> changed.run());
        }
        add(kind, own, contract, block, except, name, entity);
        reveal();
    }

    void show(Peer peer) {
        kind.setValue(kindOf(peer));
        switch (peer) {
            case Peer.SameTenant(var endpoints) -> own.show(endpoints);
            case Peer.ContractPartner(var id) -> contract.setValue(id.toString());
            case Peer.Block(var cidr, var holes) -> {
                block.setValue(cidr.toString());
                except.setValue(Terms.listed(holes));
            }
            case Peer.FqdnName(var text) -> name.setValue(text);
            case Peer.FqdnPattern(var text) -> name.setValue(text);
            case Peer.Entity(var reserved) -> entity.setValue(reserved);
        }
    }

    Peer peer() {
        return switch (kind.getValue()) {
            case OWN -> new Peer.SameTenant(own.endpoints());
            case CONTRACT ->
                new Peer.ContractPartner(ContractId.parse(Objects.requireNonNullElse(contract.getValue(), "")));
            case BLOCK -> new Peer.Block(Cidr.parse(block.getValue().strip()), Terms.blocks(except.getValue()));
            case NAME -> named(name.getValue().strip());
            case ENTITY -> new Peer.Entity(entity.getValue());
        };
    }

    private static Peer named(String text) {
        if (text.isEmpty()) {
            throw Rejection.invalid("fqdn-invalid", "A DNS name is missing").remedy("Write it like api.example.com");
        }
        return text.contains("*") ? new Peer.FqdnPattern(text) : new Peer.FqdnName(text);
    }

    private void reveal() {
        Kind chosen = kind.getValue();
        own.setVisible(chosen == Kind.OWN);
        contract.setVisible(chosen == Kind.CONTRACT);
        block.setVisible(chosen == Kind.BLOCK);
        except.setVisible(chosen == Kind.BLOCK);
        name.setVisible(chosen == Kind.NAME);
        entity.setVisible(chosen == Kind.ENTITY);
    }

    private static Kind kindOf(Peer peer) {
        return switch (peer) {
            case Peer.SameTenant _ -> Kind.OWN;
            case Peer.ContractPartner _ -> Kind.CONTRACT;
            case Peer.Block _ -> Kind.BLOCK;
            case Peer.FqdnName _, Peer.FqdnPattern _ -> Kind.NAME;
            case Peer.Entity _ -> Kind.ENTITY;
        };
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case OWN -> t("policy.peer-own");
            case CONTRACT -> t("policy.peer-contract");
            case BLOCK -> t("policy.peer-block");
            case NAME -> t("policy.peer-name");
            case ENTITY -> t("policy.peer-entity");
        };
    }
}
