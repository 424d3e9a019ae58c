package dev.azwifn.trust.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium, the one that {@code -Dazwi.chromium} names or on the PATH, driven by its DevTools protocol. Without it
 * the test is skipped with a message; with {@code -Dazwi.ci=true} that is a failure.
 */
final class Chromium implements AutoCloseable, WebSocket.Listener {
    private static final long SECONDS = 120;

    private final Process process;
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private String session = "";

    private Chromium(Path program, Path profile) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true);
        builder.environment().put("TMPDIR", profile.toString());
        process = builder.start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address(process)), this)
                .get(SECONDS, TimeUnit.SECONDS);
    }

    /** @param profile an empty folder for what the browser keeps */
    static Chromium open(Path profile) throws Exception {
        Optional<Path> program = find();
        String missing = "no chromium (-Dazwi.chromium): .ci/install-clients.sh installs it";
        if (program.isEmpty() && Boolean.getBoolean("azwi.ci")) {
            throw new AssertionError(missing);
        }
        assumeTrue(program.isPresent(), missing);
        return new Chromium(program.orElseThrow(), profile);
    }

    private static Optional<Path> find() {
        String property = System.getProperty("azwi.chromium", "");
        Stream<Path> candidates = property.isEmpty()
                ? Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "chromium"))
                : Stream.of(Path.of(property));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    private static String address(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("DevTools listening on ")) {
                return line.substring("DevTools listening on ".length());
            }
        }
        throw new AssertionError("chromium ended before it listened");
    }

    /** Shows a file, offline, in a window of this width. */
    void show(Path page, int width, String theme) throws Exception {
        JsonNode target = call("Target.createTarget", Map.of("url", "about:blank"));
        session = call(
                        "Target.attachToTarget",
                        Map.of("targetId", target.path("targetId").asString(), "flatten", true))
                .path("sessionId")
                .asString();
        for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
            call(domain + ".enable", Map.of());
        }
        call(
                "Network.emulateNetworkConditions",
                Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
        call("Page.navigate", Map.of("url", page.toUri().toString()));
        loaded.get(SECONDS, TimeUnit.SECONDS);
    }

    /** The value of a JavaScript expression; the page's own policy does not bind it. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.toString());
        }
        return answer.at("/result/value");
    }

    /** What the browser reported so far by this name, such as {@code Network.requestWillBeSent}. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asString("").equals(method))
                .map(event -> event.path("params"))
                .toList();
    }

    private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        Map<String, Object> request = new HashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            request.put("sessionId", session);
        }
        socket.sendText(JsonMapper.shared().writeValueAsString(request), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode given = answer.get(SECONDS, TimeUnit.SECONDS);
        if (given.has("error")) {
            throw new AssertionError(method + ": " + given.path("error"));
        }
        return given.path("result");
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            receive(JsonMapper.shared().readTree(message.toString()));
            message.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void receive(JsonNode node) {
        CompletableFuture<JsonNode> answer = answers.remove(node.path("id").asInt(0));
        if (answer != null) {
            answer.complete(node);
            return;
        }
        events.add(node);
        if (node.path("method").asString("").equals("Page.loadEventFired")) {
            loaded.complete(null);
        }
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(each -> each.onExit().join());
    }
}
