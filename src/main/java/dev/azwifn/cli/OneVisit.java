package dev.azwifn.cli;

import dev.azwifn.trust.FetchException;
import dev.azwifn.trust.Fetcher;
import java.util.HashMap;
import java.util.Map;

/** Asks once for each address, however often a chain is checked; repairs do so many times. */
final class OneVisit implements Fetcher {
    private final Fetcher web;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, FetchException> failures = new HashMap<>();

    OneVisit(Fetcher web) {
        this.web = web;
    }

    @Override
    public Answer get(String url) throws FetchException {
        FetchException failure = failures.get(url);
        if (failure != null) {
            throw failure;
        }
        Answer answer = answers.get(url);
        try {
            answer = answer == null ? web.get(url) : answer;
        } catch (FetchException e) {
            failures.put(url, e);
            throw e;
        }
        answers.put(url, answer);
        return answer;
    }
}
