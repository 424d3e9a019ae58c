package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A row of a table of edits.
 *
 * @param patch as {@link Patch} reads it
 */
record Edit(String name, String before, String patch, String after) {
    static Edit edit(String name, String before, String patch, String after) {
        return new Edit(name, before, patch, after);
    }

    /** One whose outcome is {@code before} with {@code old} replaced, and nothing else. */
    static Edit change(String name, String before, String patch, String old, String replacement) {
        assertThat(before).containsOnlyOnce(old);
        return new Edit(name, before, patch, before.replace(old, replacement));
    }

    void check() {
        YamlDocument document = TestDocument.of(before);
        YamlDocument edited = document.apply(Patch.of(patch));
        assertThat(edited.text()).isEqualTo(after);
        assertThat(edited.view()).isEqualTo(TestDocument.of(after).view());
        assertThat(document.text()).isEqualTo(before);
        assertThat(document.view()).isEqualTo(TestDocument.of(before).view());
    }

    @Override
    public String toString() {
        return name;
    }
}
