package dev.azwifn.config;

import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schema of a config, made of the table of settings, for editors and function catalogues. */
public final class ConfigSchema {
    /** The kinds that have one. */
    public static final List<String> KINDS = List.of(ConfigReader.KIND, ConfigReader.CHECK_KIND);

    private final SchemaDialect dialect;

    private ConfigSchema(SchemaDialect dialect) {
        this.dialect = dialect;
    }

    /**
     * As JSON Schema, draft 7.
     *
     * @param kind one of {@link #KINDS}
     */
    public static ObjectNode json(String kind) {
        ObjectNode schema = JsonNodeFactory.instance
                .objectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", kind);
        return schema.setAll(new ConfigSchema(SchemaDialect.JSON_SCHEMA).resource(kind));
    }

    /**
     * As OpenAPI 3.0.
     *
     * @param kind one of {@link #KINDS}
     */
    public static ObjectNode openApi(String kind) {
        return new ConfigSchema(SchemaDialect.OPEN_API).resource(kind);
    }

    private ObjectNode resource(String kind) {
        ObjectNode schema = dialect.object(FunctionDefinition.description(kind), false);
        ObjectNode properties = properties(schema);
        dialect.restrict(
                add(properties, "apiVersion", dialect.typed("string", "", false)), List.of(ConfigReader.API_VERSION));
        dialect.restrict(add(properties, "kind", dialect.typed("string", "", false)), List.of(kind));
        ObjectNode metadata =
                add(properties, "metadata", dialect.typed("object", "Name, annotations and the rest.", true));
        if (dialect == SchemaDialect.OPEN_API) {
            metadata.put("x-kubernetes-preserve-unknown-fields", true);
        }
        properties.set("spec", spec());
        schema.putArray("required").add("apiVersion").add("kind");
        return schema;
    }

    private ObjectNode spec() {
        ObjectNode spec = dialect.object("Every fact once; what is left out has its default.", true);
        for (Setting setting : Setting.values()) {
            Section section = setting.section();
            ObjectNode parent = section == null ? spec : section(properties(spec), section);
            properties(parent).set(setting.key(), field(setting));
        }
        return spec;
    }

    private ObjectNode section(ObjectNode properties, Section section) {
        return properties.path(section.key()) instanceof ObjectNode known
                ? known
                : add(properties, section.key(), dialect.object(section.description(), true));
    }

    private ObjectNode field(Setting setting) {
        ValueKind kind = setting.kind();
        ObjectNode field = kind.isList()
                ? dialect.typed("array", setting.description(), true)
                : value(kind, setting.description(), true);
        if (kind.isList()) {
            field.set("items", item(kind));
            if (kind != ValueKind.PATCH) {
                field.put("uniqueItems", true);
            }
            if (!kind.mayBeEmpty()) {
                field.put("minItems", 1);
            }
        }
        String defaultValue = setting.defaultValue();
        if (defaultValue != null) {
            field.set("default", value(setting, defaultValue));
        }
        if (!setting.example().equals(defaultValue)) {
            dialect.exemplify(field, value(setting, setting.example()));
        }
        return field;
    }

    private ObjectNode item(ValueKind kind) {
        return switch (kind) {
            case PATCH -> new PatchSchema(dialect).item();
            case SERVICE_ACCOUNT -> serviceAccount();
            default -> value(kind, "", false);
        };
    }

    private ObjectNode serviceAccount() {
        ObjectNode item = dialect.object("", false);
        ValueSyntax.constrainNamespace(add(properties(item), "namespace", dialect.typed("string", "", false)));
        properties(item).set("name", value(ValueKind.OBJECT_NAME, "", false));
        item.putArray("required").add("namespace").add("name");
        return item;
    }

    private ObjectNode value(ValueKind kind, String description, boolean nullable) {
        String type = kind.isNumber() ? "integer" : kind == ValueKind.YES_NO ? "boolean" : "string";
        ObjectNode schema = dialect.typed(type, description, nullable);
        if (kind == ValueKind.YES_NO) {
            return schema;
        }
        if (kind.isNumber()) {
            schema.put("minimum", kind == ValueKind.ONE_OR_MORE ? 1 : 0).put("maximum", 999_999_999);
        } else if (!kind.choices().isEmpty()) {
            dialect.restrict(schema, kind.choices());
        } else {
            ValueSyntax.constrain(schema, kind);
        }
        return schema;
    }

    /** A value in the flat form, as it stands in the file. */
    static JsonNode value(Setting setting, String flat) {
        ValueKind kind = setting.kind();
        if (kind == ValueKind.PATCH) {
            return YamlStream.parse(flat.getBytes(StandardCharsets.UTF_8), setting.path())
                    .documents()
                    .get(0)
                    .view();
        }
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Text text : FlatValues.split(setting, flat, new Place.Named(setting.path()))) {
            if (kind.isNumber()) {
                items.add(Integer.parseInt(text.value()));
            } else if (kind == ValueKind.YES_NO) {
                items.add(Boolean.parseBoolean(text.value()));
            } else if (kind == ValueKind.SERVICE_ACCOUNT) {
                int slash = text.value().indexOf('/');
                items.addObject()
                        .put("namespace", text.value().substring(0, slash))
                        .put("name", text.value().substring(slash + 1));
            } else {
                items.add(text.value());
            }
        }
        return kind.isList() ? items : items.path(0);
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.path("properties");
    }

    private static ObjectNode add(ObjectNode properties, String name, ObjectNode schema) {
        properties.set(name, schema);
        return (ObjectNode) properties.path(name);
    }
}
