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
    private static final int SMALL = 1 << 14;
    private static final int LARGE = 1 << 24;

    /** Apart, because most texts never reach the engine. */
    private static final class Small {
        static final LoadSettings SETTINGS = settings(SMALL);
    }

    /** Turns an offset and a problem into an exception that knows the place in the stream. */
    interface Problems {
        YamlException at(int offset, String problem);
    }

    private static final class Frame {
        final Node node;
        /** The keys of a mapping so far. */
        final Set<String> names;

        @Nullable
        Node key;

        @Nullable
        String name;

        int lastEnd;

        Frame(Node node, int contentStart) {
            this.node = node;
            this.names = node instanceof Node.Mapping ? new HashSet<>() : Set.of();
            this.lastEnd = contentStart;
        }
    }

    private final Text text;
    private final Layout layout;
    private final CodePoints codePoints;
    private final Problems problems;
    private final ArrayDeque<Frame> open = new ArrayDeque<>();
    private final Map<String, Node> anchors = new HashMap<>();
    private final boolean keepTree;
    private long aliasedNodes;
    private final Map<String, String> rootScalars = new HashMap<>();
    private @Nullable Node root;

    private Composer(Text text, boolean keepTree, Problems problems) {
        this.text = text;
        this.layout = new Layout(text);
        this.codePoints = CodePoints.of(text.string());
        this.keepTree = keepTree;
        this.problems = problems;
    }

    /** With a buffer for a whole text: for each piece it reads the engine copies what it has, so a long line would take quadratic time. */
    private static LoadSettings settings(int bufferSize) {
        return LoadSettings.builder()
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(bufferSize)
                .build();
    }

    /** The root node; null for an empty document. */
    static @Nullable Node compose(Text text, Problems problems) {
        Node root = BlockParser.parse(text.string());
        return root != null ? root : composeByEngine(text, problems);
    }

    static @Nullable Node composeByEngine(Text text, Problems problems) {
        return new Composer(text, true, problems).run().root;
    }

    /** Checks the syntax without keeping a tree, and returns the scalar values of the root mapping's entries. */
    static Map<String, String> check(Text text, Problems problems) {
        Map<String, String> rootScalars = BlockParser.check(text.string());
        return rootScalars != null ? rootScalars : checkByEngine(text, problems);
    }

    static Map<String, String> checkByEngine(Text text, Problems problems) {
        return new Composer(text, false, problems).run().rootScalars;
    }

    private Composer run() {
        try {
            LoadSettings settings =
                    text.length() < SMALL ? Small.SETTINGS : settings(Math.min(text.length() + 2, LARGE));
            ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, withoutEarlyEnds()));
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

    /** With the document end markers in front of the document as comments: YAML allows them there, and the engine does not. */
    private String withoutEarlyEnds() {
        StringBuilder masked = null;
        int line = 0;
        while (line < text.length()) {
            boolean isEnd = text.string().startsWith("...", line) && text.contentEnd(line) == line + 3;
            if (isEnd) {
                masked = masked == null ? new StringBuilder(text.string()) : masked;
                masked.setCharAt(line, '#');
            } else if (!text.isBlankLine(line) && !text.isCommentLine(line)) {
                break;
            }
            line = text.nextLine(line);
        }
        return masked == null ? text.string() : masked.toString();
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
        ScalarStyle style = event.getScalarStyle();
        int limit = Limits.current().scalar();
        if (event.getValue().length() > limit) {
            throw problems.at(
                    start(event),
                    "a scalar of more than " + limit + " characters" + Limits.remedy("shorten it", "scalar=SIZE"));
        }
        boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
        String value = block ? withoutAddedBreak(event.getValue(), end(event)) : event.getValue();
        return register(new Node.Scalar(
                start(event), end(event), anchor(event), event.getTag().orElse(null), value, style));
    }

    /** The engine ends a literal with a line break even where the text ends without one; other readers do not. */
    private String withoutAddedBreak(String value, int end) {
        boolean added = end == text.length() && value.endsWith("\n") && !text.isBlankLine(text.lineStart(end));
        return added ? value.substring(0, value.length() - 1) : value;
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
        aliasedNodes += target.weight;
        int limit = Limits.current().aliases();
        if (aliasedNodes > limit) {
            throw problems.at(
                    start(event),
                    "aliases stand for more than " + limit + " nodes"
                            + Limits.remedy("write some of them out", "aliases=NUMBER"));
        }
        requireDepth(open.size() + target.height, event, " through aliases");
        return new Node.Alias(start(event), end(event), target);
    }

    private void requireDepth(int depth, Event event, String how) {
        int limit = Limits.current().depth();
        if (depth > limit) {
            throw problems.at(
                    start(event),
                    "nested more than " + limit + " levels deep" + how
                            + Limits.current().deeper());
        }
    }

    private void open(CollectionStartEvent event) {
        requireDepth(open.size() + 1, event, "");
        String tag = event.getTag().orElse(null);
        Node node = event.getEventId() == Event.ID.MappingStart
                ? new Node.Mapping(start(event), anchor(event), tag, event.isFlow())
                : new Node.Sequence(start(event), anchor(event), tag, event.isFlow());
        open.push(new Frame(register(node), layout.propertiesEnd(node)));
    }

    private void close(Event event) {
        Frame frame = open.pop();
        Node node = frame.node;
        // The end events of block collections and of the mapping in [a: b] mark the next token, not a bracket of their
        // own.
        char bracket = node instanceof Node.Mapping ? '}' : ']';
        node.end = node.isFlowCollection() && text.at(start(event)) == bracket ? end(event) : frame.lastEnd;
        attach(node);
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
        frame.node.weight += placed.weight;
        frame.node.height = Math.max(frame.node.height, placed.height + 1);
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
        return target instanceof Node.Scalar scalar
                ? scalar.value
                : text.string().substring(target.start, target.end);
    }

    private int start(Event event) {
        return codePoints.charOffset(event.getStartMark().orElseThrow().getIndex());
    }

    private int end(Event event) {
        return codePoints.charOffset(event.getEndMark().orElseThrow().getIndex());
    }

    private static @Nullable String anchor(NodeEvent event) {
        return event.getAnchor().map(Anchor::getValue).orElse(null);
    }
}
