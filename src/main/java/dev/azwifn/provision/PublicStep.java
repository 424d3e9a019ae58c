package dev.azwifn.provision;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.OidcDocuments;
import dev.azwifn.rotate.Publication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Both documents as Entra ID will read them: without credentials, at the issuer's own address. */
record PublicStep(Azure azure, Found found, Publication keys) implements Step {
    private static final String READABLE = "what was published, as " + OidcDocuments.MEDIA_TYPE;

    @Override
    public String title() {
        return "documents as everybody sees them";
    }

    @Override
    public Reading read() {
        List<Fact> facts = facts();
        return facts.stream().allMatch(Fact::same)
                ? Reading.same(facts, List.of())
                : new Reading(Action.CHECK, facts, List.of(), this::await);
    }

    /** Azure takes up to a minute to make public what was not. */
    private void await() {
        azure.calls()
                .until(
                        title(),
                        () -> facts().stream()
                                .filter(fact -> !fact.same())
                                .map(fact -> fact.name() + ": " + fact.actual())
                                .findFirst()
                                .orElse(null));
    }

    private List<Fact> facts() {
        Issuer issuer = found.issuer();
        if (issuer == null || found.account() == null) {
            return List.of(new Fact("issuer", issuer == null ? "known once the website is on" : READABLE, null));
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(issuer.discoveryUri(), page -> wanted(issuer, Issuer.DISCOVERY_PATH, null)));
        facts.add(fact(issuer.jwksUri(), page -> wanted(issuer, Issuer.JWKS_PATH, page)));
        return facts;
    }

    /** @param published other people's keys in it stay while keys are rotated */
    private String wanted(Issuer issuer, String path, @Nullable String published) {
        return Objects.requireNonNull(
                new OidcDocuments(issuer, keys.instead(published)).byPath().get(path));
    }

    private Fact fact(String address, UnaryOperator<String> wanted) {
        return new Fact(address, READABLE, seen(address, wanted));
    }

    private String seen(String address, UnaryOperator<String> wanted) {
        PublicWeb.Page page;
        try {
            page = azure.web().get(URI.create(address));
        } catch (RuntimeException e) {
            return Thrown.failure(e).text();
        }
        if (page.status() != 200) {
            return "HTTP " + page.status();
        }
        String text = new String(page.body(), StandardCharsets.UTF_8);
        if (!Arrays.equals(page.body(), wanted.apply(text).getBytes(StandardCharsets.UTF_8))) {
            return "something else";
        }
        String type = page.contentType() == null ? "without a content type" : page.contentType();
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return media.equals(OidcDocuments.MEDIA_TYPE) ? READABLE : "what was published, as " + type;
    }
}
