package dev.azwifn.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks resources for the rehearsal, which is no test of JUnit's: {@code schema FILE CRDS} holds every resource against the
 * schema of its kind, {@code same FILE OTHER} says whether two files have the same resources in the same order. Prints what it
 * found; the exit code is 1 if that is not right.
 */
public final class ResourceCheck {
    private ResourceCheck() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[1]);
        Path other = Path.of(args[2]);
        List<String> wrong = args[0].equals("schema") ? violations(file, other) : differences(file, other);
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private static List<JsonNode> resources(Path file) throws IOException {
        return Manifest.parse(Files.readString(file)).documents().stream()
                .filter(document -> !document.isNull())
                .toList();
    }

    private static List<String> violations(Path file, Path crds) throws IOException {
        CrdSchemas schemas = CrdSchemas.in(crds);
        List<String> found = new ArrayList<>();
        int checked = 0;
        for (JsonNode resource : resources(file)) {
            if (schemas.of(resource).isPresent()) {
                checked++;
                CrdSchemas.violations(schemas.of(resource).get(), resource)
                        .forEach(violation -> found.add(name(resource) + violation));
            }
        }
        System.out.println(checked + " resources are checked against " + schemas.size() + " schemas");
        return checked == 0 ? List.of("no resource has a schema") : found;
    }

    private static List<String> differences(Path file, Path other) throws IOException {
        List<JsonNode> some = resources(file);
        List<JsonNode> others = resources(other);
        if (some.size() != others.size()) {
            return List.of(file + " has " + some.size() + " resources, " + other + " has " + others.size());
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).equals(others.get(i))) {
                found.add(name(some.get(i)) + some.get(i) + "\nis not " + name(others.get(i)) + others.get(i));
            }
        }
        System.out.println(some.size() + " resources are compared");
        return found;
    }

    private static String name(JsonNode resource) {
        return resource.path("kind").asString("") + "/"
                + resource.at("/metadata/name").asString("") + " ";
    }
}
