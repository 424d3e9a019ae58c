package dev.azwifn.config;

import dev.azwifn.yaml.Location;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A value in a parsed tree, there or missing, that can name its place.
 *
 * @param path the dotted path: {@code spec.serviceAccounts[0].name}; empty for the root
 * @param pointer the same for the locator, which may count from another root
 */
record Field(JsonNode value, String path, JsonPointer pointer, Locator locator) implements Place {
    /** Where the value at a pointer begins. */
    interface Locator {
        @Nullable
        Location locate(JsonPointer pointer);
    }

    Field member(String name) {
        return new Field(
                value.path(name), path.isEmpty() ? name : path + "." + name, pointer.appendProperty(name), locator);
    }

    Field item(int index) {
        return new Field(value.path(index), path + "[" + index + "]", pointer.appendIndex(index), locator);
    }

    /** The root of YAML text that stands inside this field's string. */
    Field embedded(JsonNode root) {
        return new Field(root, path, JsonPointer.empty(), inner -> locator.locate(pointer));
    }

    /** Nothing there: a null, such as a key without a value, is the same as no key. */
    boolean isAbsent() {
        return value.isMissingNode() || value.isNull();
    }

    @Override
    public String subject() {
        return path;
    }

    @Override
    public Problem problem(String message) {
        return new Problem(locator.locate(pointer), path, message);
    }

    Problem isNot(String expected) {
        return problem(found() + " where " + expected + " is expected");
    }

    private String found() {
        if (value.isObject()) {
            return "a mapping";
        }
        if (value.isArray()) {
            return "a list";
        }
        if (value.isNumber()) {
            return "a number";
        }
        return value.isBoolean() ? "true or false" : value.isString() ? "text" : "nothing";
    }
}
