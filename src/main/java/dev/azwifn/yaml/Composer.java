package dev.azwifn.yaml;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds the tree of one document from the engine's events. The engine's own composer is recursive, shares the nodes of
 * aliases, accepts duplicate keys and puts the end of a block collection at the next token, so it is not used.
 */
final class Composer {
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowNonScalarKeys(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            // The engine's buffer grows by copying: with the default a long line takes quadratic time.
            .setBufferSize(1 << 16)
            .build();

    /** Turns an offset and a problem into an exception that knows the place in the stream. */
    interface Problems {
        YamlException at(int offset, String problem);
    }

    private static final class Frame {
        final Node node;
        final Set<String> names = new HashSet<>();
        @Nullable Node key;
        @Nullable String name;
        int lastEnd;

        Frame(Node node, int contentStart) {
            this.node = node;
            this.lastEnd = contentStart;
        }
    }

    private final Text text;
    private final CodePoints codePoints;
    private final Problems problems;
    private final ArrayDeque<Frame> open = new ArrayDeque<>();
    private final Map<String, Node> anchors = new HashMap<>();
    private final boolean keepTree;
    private final Map<String, String> rootScalars = new HashMap<>();
    private @Nullable Node root;

    private Composer(Text text, boolean keepTree, Problems problems) {
        this.text = text;
        this.codePoints = CodePoints.of(text.string());
        this.keepTree = keepTree;
        this.problems = problems;
    }

    /** The root node; null for an empty document. */
    static @Nullable Node compose(Text text, Problems problems) {
        return new Composer(text, true, problems).run().root;
    }

    /** Checks the syntax without keeping a tree, and returns the root mapping's entries with short scalar values. */
    static Map<String, String> check(Text text, Problems problems) {
        return new Composer(text, false, problems).run().rootScalars;
    }

    private Composer run() {
        try {
            ParserImpl parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text.string()));
            while (parser.hasNext()) {
                accept(parser.next());
            }
            return this;
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            throw problems.at(
                    mark.map(m -> codePoints.charOffset(m.getIndex())).orElse(0),
                    "not valid YAML: " + (context + e.getProblem()).strip());
        } catch (ReaderException e) {
            throw problems.at(
                    codePoints.charOffset(e.getPosition()),
                    String.format("the character U+%04X is not allowed in YAML; remove it", e.getCodePoint()));
        } catch (YamlEngineException e) {
            throw problems.at(0, "not valid YAML: " + e.getMessage());
        }
    }

    private void accept(Event event) {
        switch (event.getEventId()) {
            case Scalar -> attach(scalar((ScalarEvent) event));
            case Alias -> attach(alias((AliasEvent) event));
            case SequenceStart, MappingStart -> open((CollectionStartEvent) event);
            case SequenceEnd, MappingEnd -> close(event);
            case DocumentStart -> {
                // Our splitter has cut at every marker, so a second document cannot follow in one text.
                if (root != null) {
                    throw problems.at(start(event), "not valid YAML: expected the end of the document");
                }
            }
            default -> {}
        }
    }

    private Node.Scalar scalar(ScalarEvent event) {
        return register(new Node.Scalar(
                start(event), end(event), anchor(event), event.getTag().orElse(null), event.getValue(), event.getScalarStyle()));
    }

    private Node.Alias alias(AliasEvent event) {
        String name = event.getAlias().getValue();
        Node target = anchors.get(name);
        if (target == null) {
            throw problems.at(start(event), "the alias *" + name + " has no anchor &" + name + " before it");
        }
        for (Frame frame : open) {
            if (frame.node == target) {
                throw problems.at(start(event), "the alias *" + name + " stands inside its own anchor");
            }
        }
        return new Node.Alias(start(event), end(event), target);
    }

    private void open(CollectionStartEvent event) {
        if (open.size() >= Limits.DEPTH) {
            throw problems.at(start(event), "nested more than " + Limits.DEPTH + " levels deep");
        }
        String tag = event.getTag().orElse(null);
        Node node = event.getEventId() == Event.ID.MappingStart
                ? new Node.Mapping(start(event), anchor(event), tag, event.isFlow())
                : new Node.Sequence(start(event), anchor(event), tag, event.isFlow());
        open.push(new Frame(register(node), new Layout(text).propertiesEnd(node)));
    }

    private void close(Event event) {
        Frame frame = open.pop();
        Node node = frame.node;
        node.end = isBracketed(node, end(event)) ? end(event) : frame.lastEnd;
        attach(node);
    }

    /** Whether the end event marks this node's own bracket: for block collections and for {@code [a: b]} it marks the next token. */
    private boolean isBracketed(Node node, int end) {
        return !node.isBlockCollection() && text.at(end - 1) == (node instanceof Node.Mapping ? '}' : ']');
    }

    private <N extends Node> N register(N node) {
        if (node.anchor != null) {
            anchors.put(node.anchor, node);
        }
        return node;
    }

    private void attach(Node node) {
        Frame frame = open.peek();
        if (frame == null) {
            root = node;
            return;
        }
        Node placed = placed(node, frame);
        if (frame.node instanceof Node.Sequence sequence) {
            if (keepTree) {
                sequence.items.add(placed);
            }
        } else if (frame.key == null) {
            frame.key = placed;
            frame.name = nameOf(placed);
            if (!frame.names.add(frame.name)) {
                throw problems.at(placed.start, "duplicate key \"" + frame.name + "\"; remove one of the two");
            }
        } else {
            entry((Node.Mapping) frame.node, frame.key, String.valueOf(frame.name), placed);
            frame.key = null;
        }
        frame.lastEnd = placed.end;
    }

    private void entry(Node.Mapping mapping, Node key, String name, Node value) {
        if (keepTree) {
            mapping.entries.add(new Node.Entry(name, key, value));
        } else if (open.size() == 1 && value instanceof Node.Scalar scalar) {
            rootScalars.put(name, scalar.value);
        }
    }

    /** Gives a value without text a place: the engine marks it at the next token, behind comments and blank lines. */
    private Node placed(Node node, Frame frame) {
        if (!(node instanceof Node.Scalar scalar) || !scalar.isAbsent()) {
            return node;
        }
        int next = text.skipGap(frame.lastEnd);
        char indicator = frame.node instanceof Node.Sequence ? '-' : frame.key == null ? '?' : ':';
        int place = next < text.length() && text.at(next) == indicator ? next + 1 : frame.lastEnd;
        return new Node.Scalar(place, place, null, null, "", ScalarStyle.PLAIN);
    }

    private String nameOf(Node key) {
        Node target = key.target();
        return target instanceof Node.Scalar scalar ? scalar.value : text.string().substring(target.start, target.end);
    }

    private int start(Event event) {
        return event.getStartMark().map(mark -> codePoints.charOffset(mark.getIndex())).orElse(0);
    }

    private int end(Event event) {
        return event.getEndMark().map(mark -> codePoints.charOffset(mark.getIndex())).orElse(0);
    }

    private static @Nullable String anchor(NodeEvent event) {
        return event.getAnchor().map(Anchor::getValue).orElse(null);
    }

}
