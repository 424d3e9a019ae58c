package dev.azwifn.provision.testazure;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Operations that take longer than their call: the client asks again at an address of their own. */
final class LongRunning {
    private static final int LOOKS = 2; // so that the first look is in vain

    private final Map<String, Running> running = new HashMap<>();
    private final Supplier<String> base;
    private @Nullable ServiceError failure;

    /** @param base of Resource Manager */
    LongRunning(Supplier<String> base) {
        this.base = base;
    }

    /** Carries out, or gives up, what was accepted; a second time nothing more happens. */
    interface End {
        Response carryOut();

        void giveUp();
    }

    private static final class Running {
        private final End end;
        private int looks = LOOKS;

        private Running(End end) {
            this.end = end;
        }
    }

    /** Answers 202 with the place to look. {@code end} comes at the second look. */
    synchronized Response accept(String place, String version, End end) {
        String path = place + "/" + UUID.randomUUID();
        running.put(path, new Running(end));
        return Response.of(202)
                .with("location", base.get() + path + "?api-version=" + version)
                .with("retry-after", "0");
    }

    /** The next operation comes to a bad end. */
    synchronized void failNext(ServiceError error) {
        failure = error;
    }

    synchronized void clear() {
        running.clear();
        failure = null;
    }

    synchronized Response look(Request request) {
        Running operation = running.get(request.path());
        if (operation == null) {
            throw new ServiceError(404, "NotFound", "no such operation");
        }
        if (--operation.looks > 0) {
            return Response.of(202)
                    .with("location", base.get() + request.target())
                    .with("retry-after", "0");
        }
        if (failure != null) {
            ServiceError error = failure;
            failure = null;
            operation.end.giveUp();
            throw error;
        }
        return operation.end.carryOut();
    }
}
