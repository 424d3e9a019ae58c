package dev.azwifn.rotate;

import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.Jwks.Jwk;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.oidc.PublicKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be published while keys are rotated: the keys of the public key file, and behind them those of other people that are
 * published already.
 *
 * @param own those of the public key file
 * @param rotation the one that is under way; null if none is: then the own keys are all there is to be
 */
public record Publication(Jwks own, @Nullable Rotation rotation) {
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
        List<Jwk> all = new ArrayList<>(own.keys());
        all.addAll(others(published));
        return all.size() > own.keys().size() ? Jwks.ofAll(all) : own;
    }

    /** The IDs of the keys that are published and stay, although they are not in the public key file. */
    public List<String> kept(String published) {
        return others(published).stream().map(Jwk::kid).toList();
    }

    private List<Jwk> others(@Nullable String published) {
        if (published == null || rotation == null) {
            return List.of();
        }
        String dropped = rotation.dropped();
        List<Jwk> others = new ArrayList<>();
        for (Jwk key : parse(published)) {
            boolean isOwn = own.keys().stream().anyMatch(each -> each.kid().equals(key.kid()));
            boolean isKnown = others.stream().anyMatch(each -> each.kid().equals(key.kid()));
            if (!isOwn && !isKnown && !key.kid().equals(dropped)) {
                others.add(key);
            }
        }
        return others;
    }

    private static List<Jwk> parse(String published) {
        try {
            return Jwks.parse(published, "published").keys();
        } catch (OidcException e) {
            return List.of();
        }
    }
}
