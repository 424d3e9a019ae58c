package dev.azwifn.provision.testazure;

import java.util.Set;

/**
 * One call that a service got.
 *
 * @param number the first is 0
 */
public record Call(int number, ServiceName service, Request request) {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    public boolean isWrite() {
        return !READS.contains(request.method());
    }

    /** As a reader of a test report wants it: {@code PUT arm /subscriptions/… api-version=…}. */
    @Override
    public String toString() {
        return request.method() + " " + service + " " + request.target();
    }
}
