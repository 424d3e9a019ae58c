// Writes Swagger documents of the Resource Manager operations that the tests need, for oav.
//
// Usage: node swagger.cjs NODE_MODULES TARGET
//
// Microsoft generates its JavaScript SDK from the public Swagger documents, and the SDK keeps what they say at run time: for each
// operation path, parameters, bodies and status codes with their constraints. This turns that back into Swagger. What generation
// loses stays lost: what is required inside an optional `properties`, and the values of open enumerations.
"use strict";
const fs = require("node:fs");
const path = require("node:path");

const [modules, target] = process.argv.slice(2);
const SERVICES = {
  "arm-msi": ["ManagedServiceIdentityClient", "userAssignedIdentities", "federatedIdentityCredentials"],
  "arm-storage": ["StorageManagementClient", "storageAccounts", "blobServices", "blobContainers"],
  "arm-authorization": ["AuthorizationManagementClient", "roleAssignments", "roleDefinitions"],
  "arm-resources": ["ResourceManagementClient", "resourceGroups", "resources"],
};
const CONSTRAINTS = {
  InclusiveMaximum: "maximum",
  InclusiveMinimum: "minimum",
  MaxItems: "maxItems",
  MaxLength: "maxLength",
  MinItems: "minItems",
  MinLength: "minLength",
  UniqueItems: "uniqueItems",
};
const SIMPLE = {
  Boolean: { type: "boolean" },
  ByteArray: { type: "string", format: "byte" },
  Date: { type: "string", format: "date" },
  DateTime: { type: "string", format: "date-time" },
  Number: { type: "number" },
  String: { type: "string" },
  TimeSpan: { type: "string", format: "duration" },
  Uuid: { type: "string", format: "uuid" },
  any: {},
  Object: {},
};

/** Every operation that a method of these groups would send: [group, method, specification]. */
function operations(client, groups) {
  const found = [];
  for (const group of groups) {
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(client[group]));
    // A list is called through the method of its first page, a long-running operation through the one that begins it.
    for (const method of methods.filter((name) => !/^constructor$|^list|AndWait$/.test(name))) {
      client.sendOperationRequest = (_, specification) => {
        found.push([group, method, specification]);
        throw new Error("seen");
      };
      try {
        Promise.resolve(client[group][method]({}, {}, {}, {}, {}, {}, {})).catch(() => {});
      } catch {
        // Thrown by the line above.
      }
    }
  }
  return found;
}

function constrained(schema, mapper) {
  for (const [name, value] of Object.entries(mapper.constraints ?? {})) {
    if (name === "Pattern") schema.pattern = value.source;
    else if (CONSTRAINTS[name]) schema[CONSTRAINTS[name]] = value;
  }
  if (mapper.isConstant) schema.enum = [mapper.defaultValue];
  if (mapper.readOnly) schema.readOnly = true;
  if (mapper.nullable) schema["x-nullable"] = true;
  return schema;
}

/** The schemas that one document's operations mention, by name. */
class Definitions {
  constructor(mappers) {
    this.mappers = mappers;
    this.schemas = {};
  }

  schema(mapper) {
    const type = mapper.type;
    switch (type.name) {
      case "Composite":
        return this.reference(type);
      case "Dictionary":
        return constrained({ type: "object", additionalProperties: this.schema(type.value) }, mapper);
      case "Enum":
        return constrained({ type: "string", enum: type.allowedValues }, mapper);
      case "Sequence":
        return constrained({ type: "array", items: this.schema(type.element) }, mapper);
      default:
        if (!SIMPLE[type.name]) throw new Error(`no schema for ${type.name}`);
        return constrained({ ...SIMPLE[type.name] }, mapper);
    }
  }

  reference(type) {
    if (!this.schemas[type.className]) {
      const schema = { type: "object" };
      this.schemas[type.className] = schema;
      const full = this.mappers[type.className]?.type ?? type;
      for (const property of Object.values(full.modelProperties ?? {})) this.add(schema, property);
      if (full.additionalProperties) schema.additionalProperties = this.schema(full.additionalProperties);
    }
    return { $ref: `#/definitions/${type.className}` };
  }

  /** A name like `properties.issuer` is a member of a nested object that the SDK flattens. */
  add(schema, property) {
    const names = property.serializedName.split(/(?<!\\)\./).map((name) => name.replaceAll("\\.", "."));
    const last = names.pop();
    let object = schema;
    for (const name of names) {
      object.properties ??= {};
      object = object.properties[name] ??= { type: "object" };
    }
    object.properties ??= {};
    object.properties[last] = this.schema(property);
    if (property.required && !property.readOnly) (object.required ??= []).push(last);
  }
}

function isVersion({ mapper }) {
  return mapper.serializedName === "api-version";
}

function parameter(place, { mapper, skipEncoding }, definitions) {
  const required = place === "path" || !!mapper.required || isVersion({ mapper });
  const result = { name: mapper.serializedName, in: place, required };
  Object.assign(result, definitions.schema(mapper));
  delete result.readOnly;
  if (skipEncoding) result["x-ms-skip-url-encoding"] = true;
  return result;
}

function operation(group, method, specification, definitions) {
  const parameters = [
    ...(specification.urlParameters ?? []).filter((p) => p.mapper.serializedName !== "$host").map((p) => ["path", p]),
    ...(specification.queryParameters ?? []).map((p) => ["query", p]),
  ].map(([place, p]) => parameter(place, p, definitions));
  const long = method.startsWith("begin");
  const body = specification.requestBody?.mapper;
  if (body) parameters.push({ name: "body", in: "body", required: !!body.required, schema: definitions.schema(body) });
  const responses = { default: { description: "" } };
  for (const [status, { bodyMapper }] of Object.entries(specification.responses)) {
    const empty = long && status.match(/^20[24]$/); // the SDK gives every status of these the same body
    responses[status] = { description: "", ...(bodyMapper && !empty && { schema: definitions.schema(bodyMapper) }) };
  }
  return {
    operationId: `${group}_${method.replace(/^_/, "")}`,
    parameters,
    responses,
    ...(long && { "x-ms-long-running-operation": true }),
  };
}

function documents(name, [client, ...groups]) {
  const sdk = require(path.join(path.resolve(modules), "@azure", name));
  const byVersion = new Map();
  for (const [group, method, specification] of operations(new sdk[client]({ getToken() {} }, "subscription"), groups)) {
    // Without a version of its own it is the next page of a list, or the operation for any resource.
    const version = specification.queryParameters?.find(isVersion)?.mapper.defaultValue;
    if (!version || /^\/\{\w+\}$/.test(specification.path)) continue;
    if (!byVersion.has(version)) {
      const definitions = new Definitions(specification.serializer.modelMappers);
      const info = { title: client, version };
      const common = { host: "management.azure.com", schemes: ["https"], consumes: ["application/json"], produces: ["application/json"] };
      byVersion.set(version, [definitions, { swagger: "2.0", info, ...common, paths: {}, definitions: definitions.schemas }]);
    }
    const [definitions, document] = byVersion.get(version);
    const operations = (document.paths[specification.path] ??= {});
    operations[specification.httpMethod.toLowerCase()] = operation(group, method, specification, definitions);
  }
  return [...byVersion].map(([version, [, document]]) => [version, document]);
}

for (const [name, service] of Object.entries(SERVICES)) {
  for (const [version, document] of documents(name, service)) {
    const provider = Object.keys(document.paths).join().match(/\/providers\/(Microsoft\.\w+)/)?.[1] ?? "Microsoft.Resources";
    const folder = path.join(target, "specification", name, "resource-manager", provider, "stable", version);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(document, null, 1));
  }
}
