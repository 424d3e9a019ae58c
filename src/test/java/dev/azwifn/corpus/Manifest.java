package dev.azwifn.corpus;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream as the engine reads it by itself, without any of azwi-fn's own parsing: its lines, trees and values. */
record Manifest(String text, List<String> lines, List<Node> trees, List<JsonNode> documents) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowNonScalarKeys(true)
            .setMaxAliasesForCollections(1000)
            .build();

    static Manifest parse(String text) {
        List<Node> trees = new ArrayList<>();
        new Compose(SETTINGS).composeAllFromString(text).forEach(trees::add);
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Load(SETTINGS).loadAllFromString(text)) {
            documents.add(JSON.valueToTree(document));
        }
        return new Manifest(text, List.of(text.split("\n", -1)), trees, documents);
    }

    /** A value and the key in front of it; {@code key} is the value itself for an item of a list. */
    record Place(Node key, Node value) {
        int firstLine() {
            return key.getStartMark().orElseThrow().getLine();
        }

        int lastLine() {
            return Manifest.lastLine(value);
        }

        boolean isOnOneLine() {
            return firstLine() == lastLine();
        }

        int valueStart() {
            return value.getStartMark().orElseThrow().getColumn();
        }

        int valueEnd() {
            return value.getEndMark().orElseThrow().getColumn();
        }
    }

    Place place(int document, FieldPath path) {
        Node key = trees.get(document);
        Node value = key;
        for (Object step : path.steps()) {
            if (step instanceof Integer index) {
                value = ((SequenceNode) value).getValue().get(index);
                key = value;
            } else {
                NodeTuple entry = entry((MappingNode) value, (String) step);
                key = entry.getKeyNode();
                value = entry.getValueNode();
            }
        }
        return new Place(key, value);
    }

    private static NodeTuple entry(MappingNode mapping, String name) {
        return mapping.getValue().stream()
                .filter(each -> each.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no field " + name));
    }

    /** Of a block collection the last line of its last leaf: its own end mark is at the next token. */
    private static int lastLine(Node node) {
        if (node instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return lastLine(list.getValue().get(list.getValue().size() - 1));
        }
        if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return lastLine(
                    mapping.getValue().get(mapping.getValue().size() - 1).getValueNode());
        }
        return node.getEndMark().orElseThrow().getLine();
    }
}
