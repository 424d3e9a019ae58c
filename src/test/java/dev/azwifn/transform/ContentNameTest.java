package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContentNameTest {
    private static final JsonNode OLD = Run.json("{identity: None}");
    private static final JsonNode NEW =
            Run.json("{identity: UserAssigned, replicas: 1, none: null, list: [a, 1.5, true]}");

    private static String name(String name, JsonNode before, JsonNode after) {
        return ContentName.of(ContentName.base(name, List.of(before)), after, next -> true);
    }

    @Test
    void hasEightDigitsOfItsContent() {
        assertThat(name("workers", OLD, NEW)).matches("workers-[0-9a-f]{8}");
        assertThat(name("workers", OLD, NEW)).isNotEqualTo(name("workers", OLD, OLD));
        assertThat(name("${CLUSTER_NAME}-md-0", OLD, NEW)).startsWith("${CLUSTER_NAME}-md-0-");
    }

    @Test
    void isTheSameForTheSameContent() {
        JsonNode inAnotherOrder = Run.json("{list: [a, 1.50, true], none: ~, replicas: 0x1, identity: 'UserAssigned'}");
        assertThat(name("workers", OLD, inAnotherOrder)).isEqualTo(name("workers", OLD, NEW));
        assertThat(name("workers", OLD, Run.json("{identity: \"1\"}")))
                .isNotEqualTo(name("workers", OLD, Run.json("{identity: 1}")));
    }

    @Test
    void doesNotGrow() {
        String first = name("workers", OLD, NEW);
        assertThat(name(first, NEW, OLD)).isEqualTo(name("workers", OLD, OLD));
        // Somebody else's suffix stays.
        assertThat(name("workers-0badcafe", NEW, OLD)).matches("workers-0badcafe-[0-9a-f]{8}");
        assertThat(name("-0badcafe", NEW, OLD)).startsWith("-0badcafe-");
    }

    @Test
    void isLongerWhereTheNameIsTaken() {
        String taken = name("workers", OLD, NEW);
        String longer = ContentName.of("workers", NEW, next -> !Set.of(taken).contains(next));
        assertThat(longer).startsWith(taken).matches("workers-[0-9a-f]{12}");
        assertThat(name(longer, NEW, OLD)).isEqualTo(name("workers", OLD, OLD));
    }

    @Test
    void leavesRoomForTheSecretOfATemplate() {
        String one = name("a".repeat(250) + "one", OLD, NEW);
        assertThat(one + "-azure-json").hasSize(253);
        assertThat(one).isNotEqualTo(name("a".repeat(250) + "two", OLD, NEW));
    }
}
