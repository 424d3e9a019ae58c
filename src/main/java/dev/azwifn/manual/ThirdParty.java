package dev.azwifn.manual;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The libraries of an application and their licences: {@code THIRD-PARTY.md}, and the texts in {@code licenses}.
 *
 * @param licenses {@code libraries.txt}, with a line for every library, and the texts that are not in the jars
 * @param folder where it is written
 */
record ThirdParty(Path licenses, Path folder) {
    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");
    private static final Pattern TEXT = Pattern.compile("META-INF/[^/]*(?:LICENSE|NOTICE)[^/]*");

    /**
     * Writes all of it.
     *
     * @param changes what is not as its authors made it; may be empty
     * @throws IllegalArgumentException for a jar that nothing is known about
     */
    void write(String program, Path libraries, String changes) throws IOException {
        StringBuilder page = new StringBuilder("""
                # Third-party software

                %s carries these libraries. The text of each licence is in the folder `licenses`, or is that of [LICENSE](LICENSE).

                | Library | Version | Licence | Text |
                |---|---|---|---|
                """.formatted(program));
        Files.createDirectories(folder.resolve("licenses"));
        for (Path jar : jars(libraries)) {
            row(jar, page);
        }
        page.append("""

                The Java runtime is OpenJDK %s, under the GNU General Public License 2 with the Classpath Exception; `legal` has its texts and those of
                what it carries.
                """.formatted(Runtime.version()));
        Files.writeString(folder.resolve("THIRD-PARTY.md"), page.append(changes));
    }

    /** Without ours. */
    private static List<Path> jars(Path libraries) throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("azwi-fn"))
                    .sorted()
                    .toList();
        }
    }

    private void row(Path jar, StringBuilder page) throws IOException {
        Matcher file = JAR.matcher(jar.getFileName().toString());
        if (!file.matches()) {
            throw new IllegalArgumentException(jar + " has no version in its name");
        }
        String name = file.group(1);
        List<String> known = known(name);
        String text = switch (known.get(2)) {
            case "ours" -> "LICENSE";
            case "jar" -> extracted(jar, name + "-" + file.group(2));
            default -> copied(known.get(2));
        };
        page.append(String.format(
                Locale.ROOT, "| %s | %s | %s | [%s](%s) |\n", name, file.group(2), known.get(1), text, text));
    }

    /** Name, licence, and where the text is. */
    private List<String> known(String name) throws IOException {
        Path list = licenses.resolve("libraries.txt");
        for (String line : Files.readAllLines(list)) {
            List<String> columns = List.of(line.split(" +"));
            if (columns.get(0).equals(name)) {
                return columns;
            }
        }
        throw new IllegalArgumentException(name + " needs a line in " + list);
    }

    private String copied(String name) throws IOException {
        String text = "licenses/" + name;
        Files.writeString(folder.resolve(text), Files.readString(licenses.resolve(name)));
        return text;
    }

    private String extracted(Path jar, String name) throws IOException {
        String text = "licenses/" + name;
        Files.createDirectories(folder.resolve(text));
        boolean found = false;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream()
                    .filter(each -> TEXT.matcher(each.getName()).matches())
                    .toList()) {
                Path target = folder.resolve(text).resolve(entry.getName().substring("META-INF/".length()));
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.write(target, in.readAllBytes());
                }
                found = true;
            }
        }
        if (!found) {
            throw new IllegalArgumentException(jar + " holds no licence: name another place in libraries.txt");
        }
        return text;
    }
}
