package dev.azwifn.provision;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.OidcDocuments;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Both documents as Entra ID will read them: without credentials, at the issuer's own address. */
record PublicStep(Azure azure, Found found, Jwks keys) implements Step {
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
        Map<String, String> documents = new OidcDocuments(issuer, keys).byPath();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(issuer.discoveryUri(), documents.get(Issuer.DISCOVERY_PATH)));
        facts.add(fact(issuer.jwksUri(), documents.get(Issuer.JWKS_PATH)));
        return facts;
    }

    private Fact fact(String address, @Nullable String wanted) {
        return new Fact(address, READABLE, seen(address, Objects.requireNonNull(wanted)));
    }

    private String seen(String address, String wanted) {
        PublicWeb.Page page;
        try {
            page = azure.web().get(URI.create(address));
        } catch (RuntimeException e) {
            return Thrown.failure(e).text();
        }
        if (page.status() != 200) {
            return "HTTP " + page.status();
        }
        if (!Arrays.equals(page.body(), wanted.getBytes(StandardCharsets.UTF_8))) {
            return "something else";
        }
        String type = page.contentType() == null ? "without a content type" : page.contentType();
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return media.equals(OidcDocuments.MEDIA_TYPE) ? READABLE : "what was published, as " + type;
    }
}
