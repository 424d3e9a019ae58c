package dev.azwifn.rotate;

import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.Jwks.Jwk;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.oidc.PublicKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be published while keys are rotated: the keys of the public key file, and behind them those of other people that are
 * published already.
 *
 * @param own those of the public key file
 * @param rotation the one that is under way; null if none is: then the own keys are all there is to be
 */
public record Publication(Jwks own, @Nullable Rotation rotation) {
    private static final Jwks NONE = new Jwks(List.of(), List.of());

    /** The keys of a file, at the stage that the rotation has reached. */
    public static Publication of(PublicKeys keys, @Nullable Rotation rotation) {
        return new Publication(Jwks.of(keys), rotation);
    }

    /**
     * The key set that takes the place of another one.
     *
     * @param published the other one; anything that is no JWKS counts as none
     * @throws OidcException if these are more keys than Entra ID reads
     */
    public Jwks instead(@Nullable String published) {
        Jwks others = others(published);
        List<Jwk> all = new ArrayList<>(own.keys());
        all.addAll(others.keys());
        return Jwks.ofAll(all, others.others());
    }

    /** The keys that are published and stay, although they are not in the public key file, by their IDs. */
    public List<String> kept(String published) {
        Jwks others = others(published);
        return Stream.concat(
                        others.keys().stream().map(Jwk::kid),
                        others.others().stream().map(key -> key.path("kid").asString("without an ID")))
                .toList();
    }

    private Jwks others(@Nullable String published) {
        if (published == null || rotation == null) {
            return NONE;
        }
        Jwks there = parse(published);
        String dropped = rotation.dropped();
        List<Jwk> others = new ArrayList<>();
        for (Jwk key : there.keys()) {
            boolean isOwn = own.keys().stream().anyMatch(each -> each.kid().equals(key.kid()));
            boolean isKnown = others.stream().anyMatch(each -> each.kid().equals(key.kid()));
            if (!isOwn && !isKnown && !key.kid().equals(dropped)) {
                others.add(key);
            }
        }
        return new Jwks(others, there.others());
    }

    private static Jwks parse(String published) {
        try {
            return Jwks.parse(published, "published");
        } catch (OidcException e) {
            return NONE;
        }
    }
}
