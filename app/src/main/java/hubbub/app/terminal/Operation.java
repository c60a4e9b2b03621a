package hubbub.app.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// An operation of a service, as its OpenAPI document describes it.
///
/// @param parameters of the path and the query, then the fields of a JSON body
/// @param body the media type of its body, if it has one
record Operation(
    String id,
    String method,
    String path,
    String summary,
    List<Parameter> parameters,
    Optional<String> body) {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  /// Where an argument goes.
  enum In {
    PATH,
    QUERY,
    BODY
  }

  /// @param type JSON Schema's word
  record Parameter(String name, In in, boolean required, String type, String description) {
    /// As help shows it.
    String shown() {
      return required ? name + "=" + type.toUpperCase(Locale.ROOT) : "[" + name + "]";
    }
  }

  /// All operations of a document, in its order.
  static List<Operation> of(String document) {
    var root = read(document);
    var all = new ArrayList<Operation>();
    for (var path : root.path("paths").properties()) {
      for (var method : METHODS) {
        var operation = path.getValue().path(method);
        if (operation.has("operationId")) {
          all.add(of(root, path.getKey(), path.getValue(), method, operation));
        }
      }
    }
    return all;
  }

  private static Operation of(
      JsonNode root, String path, JsonNode place, String method, JsonNode operation) {
    var parameters = new ArrayList<Parameter>();
    for (var owner : List.of(place, operation)) {
      for (var parameter : owner.path("parameters")) {
        parameter(resolve(root, parameter)).ifPresent(parameters::add);
      }
    }
    var content = operation.path("requestBody").path("content");
    var media = content.properties().stream().findFirst();
    media
        .filter(type -> type.getKey().equals("application/json"))
        .ifPresent(
            type -> parameters.addAll(fields(resolve(root, type.getValue().path("schema")))));
    return new Operation(
        operation.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("summary").asString("").strip(),
        List.copyOf(parameters),
        media.map(java.util.Map.Entry::getKey));
  }

  private static Optional<Parameter> parameter(JsonNode parameter) {
    var in = parameter.path("in").asString("");
    if (!in.equals("path") && !in.equals("query")) {
      return Optional.empty();
    }
    return Optional.of(
        new Parameter(
            parameter.path("name").asString(),
            in.equals("path") ? In.PATH : In.QUERY,
            in.equals("path") || parameter.path("required").asBoolean(false),
            type(parameter.path("schema")),
            parameter.path("description").asString("").strip()));
  }

  private static List<Parameter> fields(JsonNode schema) {
    var required =
        schema.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    return schema.path("properties").properties().stream()
        .map(field ->
            new Parameter(
                field.getKey(),
                In.BODY,
                required.contains(field.getKey()),
                type(field.getValue()),
                field.getValue().path("description").asString("").strip()))
        .toList();
  }

  private static String type(JsonNode schema) {
    var type = schema.path("type");
    return type.isArray() ? type.path(0).asString("string") : type.asString("string");
  }

  private static JsonNode resolve(JsonNode root, JsonNode node) {
    var reference = node.path("$ref").asString("");
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : node;
  }

  private static JsonNode read(String document) {
    try (var in = Operation.class.getClassLoader().getResourceAsStream(document)) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How it is called, in a line.
  String usage() {
    var words = new ArrayList<String>();
    words.add(id);
    parameters.stream().map(Parameter::shown).forEach(words::add);
    body.filter(type -> !type.equals("application/json")).ifPresent(_ -> words.add("--body=@FILE"));
    return String.join(" ", words);
  }
}
