package dev.azwifn.transform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A name that says what is in an object: {@code workers-3f9a1c2e}. The same content gives the same name; a name of before that
 * ends in the hash of what was in the object then loses it, so that names do not grow.
 */
final class ContentName {
    /** A suffix that is longer than needed tells names apart that are taken. */
    private static final int[] LENGTHS = {8, 12, 16};
    /** 253 for any name, of which CAPZ takes some for the Secret {@code NAME-azure-json}. */
    private static final int LONGEST = 253 - "-azure-json".length();

    private ContentName() {}

    /**
     * @param base a name without a hash
     * @param isFree whether nothing else has a name; the last one that is tried counts in any case
     */
    static String of(String base, JsonNode after, Predicate<String> isFree) {
        String next = base;
        for (int length : LENGTHS) {
            String head = base.substring(0, Math.min(base.length(), LONGEST - length - 1));
            next = head + "-" + hash(base, after, length);
            if (isFree.test(next)) {
                break;
            }
        }
        return next;
    }

    /** A name without the hash of the object's content; with it if it ends in something else. */
    static String base(String name, List<JsonNode> contents) {
        for (int length : LENGTHS) {
            int end = name.length() - length - 1;
            if (end > 0 && name.charAt(end) == '-') {
                String base = name.substring(0, end);
                for (JsonNode content : contents) {
                    if (name.endsWith(hash(base, content, length))) {
                        return base;
                    }
                }
            }
        }
        return name;
    }

    /** With the name, so that two long names that are cut off do not become one. */
    private static String hash(String base, JsonNode content, int length) {
        StringBuilder text = new StringBuilder(base).append('\n');
        write(content, text);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** JSON with sorted keys, and numbers in one spelling. */
    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            out.append('{');
            fields.forEach((key, value) -> {
                quote(key, out);
                out.append(':');
                write(value, out);
                out.append(',');
            });
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            for (JsonNode item : node) {
                write(item, out);
                out.append(',');
            }
            out.append(']');
        } else if (node.isString()) {
            quote(node.stringValue(), out);
        } else if (JsonEquality.isFinite(node)) {
            out.append(node.decimalValue().stripTrailingZeros());
        } else {
            out.append(node);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
