package dev.azwifn.cli;

import dev.azwifn.rotate.Disk;
import dev.azwifn.trust.Fetcher;
import java.time.Clock;

/** What some commands have around them, besides the shell: the Internet, the time, and files that change step by step. */
record Surroundings(Fetcher web, Clock clock, Disk disk) {
    static Surroundings ofProcess() {
        return new Surroundings(HttpFetcher.ofRuntime(), Clock.systemDefaultZone(), Disk.REAL);
    }

    Surroundings with(Fetcher other) {
        return new Surroundings(other, clock, disk);
    }
}
