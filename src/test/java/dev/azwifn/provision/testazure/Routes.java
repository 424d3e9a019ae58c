package dev.azwifn.provision.testazure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operations that Resource Manager knows, by method and path. */
final class Routes {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String SCOPE = "scope"; // the one parameter with slashes in it

    private final List<Route> routes = new ArrayList<>();

    /** Carries out one call. */
    interface Operation {
        Response run(Arguments call) throws IOException, InterruptedException;
    }

    /** A call, and the values that the parameters of its path have. */
    record Arguments(Request request, Map<String, String> values) {
        String get(String parameter) {
            return values.get(parameter);
        }
    }

    private record Route(String method, Pattern path, List<String> parameters, String version, Operation operation) {}

    /** An operation found for a call. */
    record Match(Arguments arguments, Operation operation) {
        Response run() throws IOException, InterruptedException {
            return operation.run(arguments);
        }
    }

    /** @param path with parameters: {@code /subscriptions/{subscription}} */
    void add(String method, String path, String version, Operation operation) {
        List<String> parameters = new ArrayList<>();
        Matcher matcher = PARAMETER.matcher(path);
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            parameters.add(matcher.group(1));
            pattern.append(Pattern.quote(path.substring(end, matcher.start())));
            pattern.append(matcher.group(1).equals(SCOPE) ? "(.+)" : "([^/]+)");
            end = matcher.end();
        }
        pattern.append(Pattern.quote(path.substring(end)));
        Pattern compiled = Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE);
        routes.add(new Route(method, compiled, parameters, version, operation));
    }

    /** Throws as Resource Manager does for what it does not know. */
    Match find(Request request) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(request.path());
            if (route.method().equals(request.method()) && matcher.matches()) {
                checkVersion(request.query().get("api-version"), route.version());
                Map<String, String> values = new HashMap<>();
                for (int i = 0; i < route.parameters().size(); i++) {
                    values.put(route.parameters().get(i), matcher.group(i + 1));
                }
                return new Match(new Arguments(request, values), route.operation());
            }
        }
        throw new ServiceError(404, "InvalidResourceType", "no operation " + request.method() + " " + request.path());
    }

    private static void checkVersion(String given, String wanted) {
        if (given == null) {
            throw new ServiceError(400, "MissingApiVersionParameter", "the query parameter api-version is required");
        }
        if (!given.equals(wanted)) {
            throw new ServiceError(
                    400, "InvalidApiVersionParameter", "the api-version is " + wanted + ", not " + given);
        }
    }
}
