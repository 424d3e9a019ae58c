package dev.azwifn.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every relative link of a page leads to a file of the project, and to a heading in it if it names one. */
class LinksTest {
    private static final Path DOCS = Path.of("docs");
    private static final Pattern FENCED = Pattern.compile("(?ms)^(`{3,}).*?^\\1`*$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^()\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

    static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md")));
        for (String folder : List.of("docs", "functions", "testdata")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        return pages.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noLinkIsDead(Path page) throws IOException {
        List<String> dead =
                links(page).stream().filter(link -> isDead(page, link)).toList();

        assertThat(dead).as(page.toString()).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        Set<Path> linked = new HashSet<>();
        links(DOCS.resolve("README.md"))
                .forEach(link ->
                        linked.add(DOCS.resolve(link.replaceFirst("#.*", "")).normalize()));

        try (Stream<Path> files = Files.walk(DOCS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".md") && !file.endsWith("README.md")))
                    .allSatisfy(page -> assertThat(linked).contains(page));
        }
    }

    private static List<String> links(Path page) throws IOException {
        String text = FENCED.matcher(Files.readString(page)).replaceAll("");
        // The text of a link may be code; its address is not.
        Matcher link = LINK.matcher(CODE.matcher(text).replaceAll("code"));
        List<String> links = new ArrayList<>();
        while (link.find()) {
            if (!link.group(1).contains("://")) {
                links.add(link.group(1));
            }
        }
        return links;
    }

    private static boolean isDead(Path page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path file = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        Path target = Files.isDirectory(file) ? file.resolve("README.md") : file;
        return !Files.exists(file) || (hash >= 0 && !anchors(target).contains(link.substring(hash + 1)));
    }

    /** As GitHub makes them. */
    private static Set<String> anchors(Path page) {
        Set<String> anchors = new HashSet<>();
        try {
            Matcher heading =
                    HEADING.matcher(FENCED.matcher(Files.readString(page)).replaceAll(""));
            while (heading.find()) {
                anchors.add(heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return anchors;
    }
}
