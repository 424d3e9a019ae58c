package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Selects resources as kustomize's {@code target} does: whatever is given must fit. */
final class TargetSelector {
    private final WorkloadIdentity.Target target;
    private final WholePattern group;
    private final WholePattern version;
    private final WholePattern kind;
    private final WholePattern name;
    private final WholePattern namespace;
    private final LabelSelector labels;
    private final LabelSelector annotations;

    private TargetSelector(WorkloadIdentity.Target target) {
        this.target = target;
        this.group = WholePattern.of("target.group", target.group());
        this.version = WholePattern.of("target.version", target.version());
        this.kind = WholePattern.of("target.kind", target.kind());
        this.name = WholePattern.of("target.name", target.name());
        this.namespace = WholePattern.of("target.namespace", target.namespace());
        this.labels = LabelSelector.parse("target.labelSelector", target.labelSelector());
        this.annotations = LabelSelector.parse("target.annotationSelector", target.annotationSelector());
    }

    /** @throws IllegalArgumentException if a pattern or selector is not valid, with a message for the user */
    static TargetSelector of(WorkloadIdentity.Target target) {
        return new TargetSelector(target);
    }

    boolean selectsKind(String kind) {
        return this.kind.matches(kind);
    }

    boolean selects(Resource resource) {
        JsonNode metadata = resource.view().path("metadata");
        String ownNamespace = resource.namespace();
        return kind.matches(resource.kind())
                && group.matches(resource.group())
                && version.matches(resource.version())
                && name.matches(resource.name())
                // kustomize takes a resource without a namespace for one in "default".
                && namespace.matches(ownNamespace == null || ownNamespace.isEmpty() ? "default" : ownNamespace)
                && labels.matches(metadata.path("labels"))
                && annotations.matches(metadata.path("annotations"));
    }

    /** The target as the user wrote it, on one line. */
    String description() {
        StringBuilder text = new StringBuilder();
        describe(text, "group", target.group());
        describe(text, "version", target.version());
        describe(text, "kind", target.kind());
        describe(text, "name", target.name());
        describe(text, "namespace", target.namespace());
        describe(text, "labelSelector", target.labelSelector());
        describe(text, "annotationSelector", target.annotationSelector());
        return "{" + text + "}";
    }

    private static void describe(StringBuilder text, String field, @Nullable String value) {
        if (value != null) {
            text.append(text.isEmpty() ? "" : ", ").append(field).append(": ").append(value);
        }
    }
}
