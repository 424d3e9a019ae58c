package dev.azwifn.provision.testazure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A service on a port of its own: writes down its calls, and fails where the test wants it. */
abstract class Service implements HttpHandler {
    private final ServiceName name;
    private final Traffic traffic;
    private final HttpsServer server;

    Service(ServiceName name, Traffic traffic, Tls tls, ExecutorService threads) throws IOException {
        this.name = name;
        this.traffic = traffic;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        server.setExecutor(threads);
        server.createContext("/", this);
        server.start();
    }

    /** {@code https://127.0.0.1:<port>}. */
    String base() {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    abstract Response answer(Request request) throws IOException, InterruptedException;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        handle(exchange, "");
    }

    /** @param prefix of the path here, which it has not where the call went to */
    void handle(HttpExchange exchange, String prefix) throws IOException {
        Request request = Request.read(exchange, prefix);
        Call call = traffic.arrived(name, request);
        Optional<Fault> fault = traffic.faultOf(call);
        if (fault.isPresent() && fault.get().isAnswer()) {
            fault.get().answer(name).send(exchange);
            return;
        }
        boolean dropped = fault.isPresent();
        if (!dropped || fault.get() == Fault.DROPPED_AFTER) {
            Response response = safely(call);
            if (!dropped) {
                boolean isHead = request.method().equals("HEAD");
                (isHead ? response.withoutBody() : response).send(exchange);
            }
        }
        exchange.close(); // before an answer: the connection ends
    }

    private Response safely(Call call) {
        try {
            return answer(call.request());
        } catch (ServiceError e) {
            return e.as(name);
        } catch (IOException | InterruptedException | RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            traffic.problem(call + ": " + trace);
            return new ServiceError(500, "InternalServerError", String.valueOf(e.getMessage())).as(name);
        }
    }

    final void problem(String problem) {
        traffic.problem(problem);
    }
}
