package dev.azwifn.provision.testazure;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Azure Resource Manager: who may call, what it knows, and whether a call is as the public Swagger wants it. */
final class ResourceManager extends Service {
    private final Routes routes;
    private final RolesApi roles;
    private final SwaggerValidator validator;

    ResourceManager(
            Routes routes,
            RolesApi roles,
            SwaggerValidator validator,
            Traffic traffic,
            Tls tls,
            ExecutorService threads)
            throws IOException {
        super(ServiceName.ARM, traffic, tls, threads);
        this.routes = routes;
        this.roles = roles;
        this.validator = validator;
    }

    @Override
    Response answer(Request request) throws IOException, InterruptedException {
        Response response;
        try {
            authorize(request);
            response = routes.find(request).run();
        } catch (ServiceError e) {
            response = e.as(ServiceName.ARM);
        }
        if (!isOperation(request)) {
            List<String> problems = validator.problems(request, response);
            problems.forEach(problem -> problem(request.method() + " " + request.target() + ": " + problem));
        }
        return response;
    }

    private void authorize(Request request) {
        String principal = Tokens.principal(request.token());
        if (principal.isEmpty()) {
            throw new ServiceError(401, "AuthenticationFailed", "a bearer token is required");
        }
        if (!principal.equals(Tokens.OPERATOR.toString()) && !roles.hasRole(principal, request.path())) {
            throw new ServiceError(
                    403, "AuthorizationFailed", "the client " + principal + " has no role over this scope");
        }
    }

    /** The addresses of long-running operations are in no Swagger. */
    private static boolean isOperation(Request request) {
        return request.path().matches("(?i).*/(operationresults|asyncoperations)/.*");
    }
}
