package dev.breakwater.assessment;

import dev.breakwater.change.Assessment.Packet;
import dev.breakwater.change.Assessment.Row;
import dev.breakwater.reach.FlowRow;
import dev.breakwater.reach.FlowRow.Traffic;
import dev.breakwater.reach.Party;
import dev.breakwater.reach.rule.Label;
import dev.breakwater.situation.Neighbourhood;
import java.util.stream.Collectors;

/** Rows of flows in the words of a preview. */
final class Rows {
    private Rows() {}

    static Row row(FlowRow row) {
        FlowRow.Packet example = row.example();
        return new Row(
                Neighbourhood.inWords(row.toString()),
                Neighbourhood.inWords(row.sources().text()),
                Neighbourhood.inWords(row.destinations().text()),
                row.traffic().stream().map(Traffic::toString).toList(),
                new Packet(
                        end(row.sources(), example.from()),
                        end(row.destinations(), example.to()),
                        example.protocol().toString(),
                        example.port(),
                        example.request()));
    }

    /** Pods are made up for these rows, so an example's is named by its labels. */
    private static String end(FlowRow.Group group, String name) {
        return Neighbourhood.inWords(group.members().stream()
                .filter(party -> party.kind() == Party.Kind.PODS && party.name().equals(name))
                .map(Rows::labelled)
                .findFirst()
                .orElse(name));
    }

    private static String labelled(Party pods) {
        String labels = pods.labels().stream()
                .filter(Rows::isOfThePod)
                .map(label -> label.key() + "=" + label.value())
                .sorted()
                .collect(Collectors.joining(","));
        return pods.namespace() + "/" + (labels.isEmpty() ? "any other pod" : labels);
    }

    /** The others are what Cilium adds. */
    private static boolean isOfThePod(Label label) {
        return label.source().equals(Label.K8S) && !label.key().startsWith("io.");
    }
}
