package dev.azwifn.config;

import dev.azwifn.capz.ProviderId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the machine identity together. A provider ID is short for its three parts, so that a flag for one part overrides
 * that part of a file's provider ID. What a part falls back to counts before the environment: a file says everything
 * about itself.
 */
final class MachineIdentityParts {
    private static final List<Setting> PARTS =
            List.of(Setting.MACHINE_SUBSCRIPTION_ID, Setting.MACHINE_RESOURCE_GROUP, Setting.MACHINE_NAME);

    private final Layers layers;
    private final List<Problem> problems;

    MachineIdentityParts(Layers layers, List<Problem> problems) {
        this.layers = layers;
        this.problems = problems;
    }

    /** The identity; null if none is configured, or if there is a problem with it. */
    @Nullable
    ProviderId resolve() {
        layers.chosen().forEach(this::checkAgreement);
        List<@Nullable String> values = new ArrayList<>();
        for (Setting part : PARTS) {
            values.add(value(part));
        }
        String subscription = values.get(0);
        String group = values.get(1);
        String name = values.get(2);
        if (subscription != null && group != null && name != null) {
            return new ProviderId(subscription, group, name);
        }
        Layer giving = givingLayer();
        if (giving != null && layers.chosen(Setting.PROVIDER_ID) == null) {
            for (int i = 0; i < PARTS.size(); i++) {
                if (values.get(i) == null) {
                    problems.add(missing(PARTS.get(i), giving));
                }
            }
        }
        return null;
    }

    /** A provider ID and a part beside it, in the same source, may say the same thing twice but not two things. */
    private void checkAgreement(Layer layer) {
        for (Setting part : PARTS) {
            Text text = layer.text(part);
            String whole = fromProviderID(layer, part);
            if (text != null && whole != null && !text.value().equalsIgnoreCase(whole)) {
                String providerID = layer.places().apply(Setting.PROVIDER_ID).subject();
                problems.add(text.place()
                        .problem("'" + text.value() + "' contradicts '" + whole + "' in " + providerID
                                + "; remove one"));
            }
        }
    }

    private @Nullable String value(Setting part) {
        for (Layer layer : layers.chosen()) {
            Text text = layer.text(part);
            String value = text == null ? fromProviderID(layer, part) : text.value();
            if (value != null) {
                return value;
            }
        }
        Setting fallback = part.fallback();
        List<Text> texts = fallback == null ? null : layers.chosen(fallback);
        if (texts != null) {
            return texts.get(0).value();
        }
        Layer environment = layers.environment();
        if (environment == null) {
            return null;
        }
        Text variable = environment.text(part);
        if (variable == null && fallback != null) {
            variable = environment.text(fallback);
        }
        return variable == null ? null : variable.value();
    }

    private static @Nullable String fromProviderID(Layer layer, Setting part) {
        Text text = layer.text(Setting.PROVIDER_ID);
        ProviderId id = text == null ? null : ProviderId.parse(text.value()).orElse(null);
        return id == null ? null : part(id, part);
    }

    static String part(ProviderId id, Setting part) {
        return switch (part) {
            case MACHINE_SUBSCRIPTION_ID -> id.subscriptionID();
            case MACHINE_RESOURCE_GROUP -> id.resourceGroup();
            case MACHINE_NAME -> id.name();
            default -> throw new IllegalArgumentException(part + " is not a part of a provider ID");
        };
    }

    /** The source that asks for a machine identity by giving a part of it; of several the file. */
    private @Nullable Layer givingLayer() {
        Layer giving = null;
        for (Layer layer : layers.chosen()) {
            for (Setting part : PARTS) {
                giving = layer.text(part) == null ? giving : layer;
            }
        }
        return giving;
    }

    private Problem missing(Setting part, Layer layer) {
        StringBuilder message = new StringBuilder("missing; set it");
        Setting fallback = part.fallback();
        if (fallback != null) {
            message.append(", or ").append(layer.places().apply(fallback).subject());
        }
        for (String variable : variables(part)) {
            message.append(", or ").append(variable);
        }
        return layer.places().apply(part).problem(message.toString());
    }

    /** The first variable of the part or its fallback; none where the environment is not read. */
    private List<String> variables(Setting part) {
        Setting fallback = part.fallback();
        List<String> variables =
                part.environment().isEmpty() && fallback != null ? fallback.environment() : part.environment();
        return layers.environment() != null && !variables.isEmpty() ? variables.subList(0, 1) : List.of();
    }
}
