package dev.azwifn.provision;

import dev.azwifn.command.Style;

/** What is to be done, or was. */
enum Action {
    KEEP("=", "unchanged", "unchanged"),
    CREATE("+", "create", "created"),
    UPDATE("~", "update", "updated"),
    DELETE("-", "delete", "deleted"),
    /** Nothing is written: the others' work is looked at. */
    CHECK("?", "check", "checked");

    private final String mark;
    private final String verb;
    private final String done;

    Action(String mark, String verb, String done) {
        this.mark = mark;
        this.verb = verb;
        this.done = done;
    }

    String verb() {
        return verb;
    }

    String done() {
        return done;
    }

    String painted(Style style) {
        return switch (this) {
            case KEEP -> mark;
            case CREATE, CHECK -> style.green(mark);
            case UPDATE -> style.yellow(mark);
            case DELETE -> style.red(mark);
        };
    }
}
