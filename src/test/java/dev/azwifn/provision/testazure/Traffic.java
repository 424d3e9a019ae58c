package dev.azwifn.provision.testazure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Every call that any service got since the last reset, what was wrong with it, and what shall go wrong. */
public final class Traffic {
    private final List<Call> calls = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    /** A fault for the calls that {@code match}, for so many of them. */
    private static final class Rule {
        private final Predicate<Call> match;
        private final Fault fault;
        private int times;

        private Rule(Predicate<Call> match, Fault fault, int times) {
            this.match = match;
            this.fault = fault;
            this.times = times;
        }
    }

    synchronized Call arrived(ServiceName service, Request request) {
        Call call = new Call(calls.size(), service, request);
        calls.add(call);
        return call;
    }

    synchronized Optional<Fault> faultOf(Call call) {
        for (Rule rule : rules) {
            if (rule.times > 0 && rule.match.test(call)) {
                rule.times--;
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }

    synchronized void problem(String problem) {
        problems.add(problem);
    }

    /** The next {@code times} calls that match fail. */
    public synchronized void fail(Predicate<Call> match, Fault fault, int times) {
        rules.add(new Rule(match, fault, times));
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public synchronized List<Call> writes() {
        return calls.stream().filter(Call::isWrite).toList();
    }

    /** Calls that no Azure would take, and answers that no Azure would give. */
    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    /** Counts calls from 0 again, without faults. Problems stay. */
    public synchronized void restart() {
        calls.clear();
        rules.clear();
    }

    synchronized void forget() {
        restart();
        problems.clear();
    }
}
