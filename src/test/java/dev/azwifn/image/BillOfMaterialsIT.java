package dev.azwifn.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bills of materials say what is really in the applications that {@code mvn package} makes. */
class BillOfMaterialsIT {
    private static final Path FUNCTION = Path.of(System.getProperty("azwi.home", "target/azwi-fn"));
    private static final Path COMPANION = Path.of(System.getProperty("azwi.provision.home", "target/azwi-provision"));

    private static JsonNode bill(Path application) {
        Path bill = application.resolve(application.getFileName() + ".cdx.json");
        if (!Boolean.getBoolean("azwi.ci")) {
            assumeTrue(Files.exists(bill), "no " + bill + ": its plugin does not run where Maven is offline");
        }
        return JsonMapper.shared().readTree(bill);
    }

    /** The libraries, as names of jar files. */
    private static List<String> libraries(Path application) {
        return bill(application)
                .path("components")
                .valueStream()
                .filter(component -> component.path("type").stringValue().equals("library"))
                .map(component -> component.path("name").stringValue() + "-"
                        + component.path("version").stringValue() + ".jar")
                .toList();
    }

    @Test
    void companionsNamesItsJarFiles() throws IOException {
        try (Stream<Path> jars = Files.list(COMPANION.resolve("lib/azwi-provision"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()).filter(name -> !name.equals("azwi-fn.jar")))
                    .containsExactlyInAnyOrderElementsOf(libraries(COMPANION));
        }
    }

    /** Its classes are in one module, and each is from a library that the bill names. */
    @Test
    void functionsNamesWhereItsClassesComeFrom() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String library : libraries(FUNCTION)) {
            try (JarFile jar = new JarFile(onTheClassPath(library))) {
                Set<String> classes = topLevel(jar.stream().map(JarEntry::getName));
                assertThat(classes).as(library).isNotEmpty();
                named.addAll(classes);
            }
        }
        Map<String, String> home = Map.of("java.home", FUNCTION.toAbsolutePath().toString());
        try (FileSystem runtime = FileSystems.newFileSystem(URI.create("jrt:/"), home)) {
            Path module = runtime.getPath("/modules/dev.azwifn");
            try (Stream<Path> files = Files.walk(module)) {
                assertThat(topLevel(files.map(file -> module.relativize(file).toString())))
                        .containsExactlyElementsOf(named);
            }
        }
    }

    private static File onTheClassPath(String jar) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(file -> file.getName().equals(jar))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the class path: " + jar));
    }

    /** The libraries' top-level classes: the build compiles some anew, and compilers differ in what is nested. */
    private static Set<String> topLevel(Stream<String> files) {
        return files.filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                .filter(name -> !name.startsWith("META-INF/") && !name.startsWith("dev/azwifn/"))
                .map(name -> name.replaceFirst("(\\$.*)?\\.class$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothNameTheJavaRuntime() throws IOException {
        for (Path application : List.of(FUNCTION, COMPANION)) {
            JsonNode runtime = bill(application).path("components").path(0);
            String release = Files.readString(application.resolve("release"));

            assertThat(runtime.path("name").stringValue()).isEqualTo("openjdk");
            String version = runtime.path("version").stringValue().split("\\+")[0];
            assertThat(release).contains("JAVA_VERSION=\"" + version + "\"");
        }
    }

    /** Or the same sources would not make the same file. */
    @Test
    void neitherNamesATimeOrAFolderOfThisMachine() throws IOException {
        for (Path application : List.of(FUNCTION, COMPANION)) {
            assertThat(bill(application).at("/metadata/timestamp").isMissingNode())
                    .isTrue();
            assertThat(bill(application).toString())
                    .doesNotContain(Path.of("").toAbsolutePath().toString());
        }
    }
}
