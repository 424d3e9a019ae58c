package dev.azwifn.config;

import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Reads a JSON Patch (RFC 6902). Stricter than the RFC in one point: members that an operation does not use are errors. */
final class OperationReader {
    private static final List<String> NAMES = List.of("add", "remove", "replace", "move", "copy", "test");

    private final List<Problem> problems;

    OperationReader(List<Problem> problems) {
        this.problems = problems;
    }

    List<Operation> read(Field list) {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < list.value().size(); i++) {
            Field item = list.item(i);
            if (item.value().isObject()) {
                Operation operation = operation(item);
                if (operation != null) {
                    operations.add(operation);
                }
            } else {
                problems.add(item.isNot("an operation {op, path, …}"));
            }
        }
        return List.copyOf(operations);
    }

    /** Null, with a problem, if it is not valid. */
    private @Nullable Operation operation(Field item) {
        UnknownFields.reject(item, List.of("op", "path", "from", "value"), problems);
        String name = required(item.member("op"), "one of add, remove, replace, move, copy or test");
        JsonPointer path = pointer(item.member("path"));
        if (name == null) {
            return null;
        }
        if (!NAMES.contains(name)) {
            problems.add(item.member("op")
                    .problem("'" + name + "' is not an operation; " + Suggestion.didYouMean(name, NAMES)));
            return null;
        }
        Operation.Kind kind = Operation.Kind.valueOf(name.toUpperCase(Locale.ROOT));
        return switch (kind) {
            case ADD, REPLACE, TEST -> withValue(item, kind, name, path);
            case MOVE, COPY -> withSource(item, kind, name, path);
            case REMOVE -> {
                rejectMember(item.member("from"), name);
                rejectMember(item.member("value"), name);
                yield path == null ? null : Operation.remove(path);
            }
        };
    }

    private @Nullable Operation withValue(Field item, Operation.Kind kind, String name, @Nullable JsonPointer path) {
        rejectMember(item.member("from"), name);
        Field value = item.member("value");
        if (value.value().isMissingNode()) { // a null is a value here
            problems.add(value.problem("missing; " + name + " needs one"));
            return null;
        }
        return path == null ? null : new Operation(kind, path, null, value.value(), null);
    }

    private @Nullable Operation withSource(Field item, Operation.Kind kind, String name, @Nullable JsonPointer path) {
        rejectMember(item.member("value"), name);
        JsonPointer from = pointer(item.member("from"));
        if (from == null || path == null) {
            return null;
        }
        if (kind == Operation.Kind.MOVE && path.toString().startsWith(from + "/")) {
            problems.add(item.member("path").problem("'" + path + "' is inside '" + from + "', which is moved"));
        }
        return new Operation(kind, path, from, null, null);
    }

    private void rejectMember(Field member, String operation) {
        if (!member.value().isMissingNode()) {
            problems.add(member.problem(operation + " does not take it; remove it"));
        }
    }

    private @Nullable JsonPointer pointer(Field field) {
        String text = required(field, "a JSON Pointer such as /spec/location");
        if (text == null) {
            return null;
        }
        if (!text.isEmpty() && !text.startsWith("/")) {
            problems.add(field.problem("'" + text + "' is not a JSON Pointer; it begins with '/'"));
            return null;
        }
        for (int tilde = text.indexOf('~'); tilde >= 0; tilde = text.indexOf('~', tilde + 1)) {
            char next = tilde + 1 < text.length() ? text.charAt(tilde + 1) : ' ';
            if (next != '0' && next != '1') {
                problems.add(
                        field.problem("'" + text + "' is not a JSON Pointer; write ~ as ~0 (and / in a name as ~1)"));
                return null;
            }
        }
        return JsonPointer.compile(text);
    }

    private @Nullable String required(Field field, String meaning) {
        if (field.isAbsent()) {
            problems.add(field.problem("missing; write " + meaning));
            return null;
        }
        return SpecReader.text(field, problems);
    }
}
