package hubbub.platform.http;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The services' OpenAPI documents, and the schemas of request bodies in them. Nothing is read
/// before it is asked for: the first schema costs half a second, the next microseconds.
final class Documents {
  private static final int ERRORS_MAX = 20;

  private final Map<String, String> resources = new ConcurrentHashMap<>();
  private @Nullable Map<Routes.Operation, String> bodies;
  private final Map<String, Schema> schemas = new HashMap<>();
  private @Nullable SchemaRegistry registry;

  void add(String service, String resource) {
    if (resources.putIfAbsent(service, resource) != null) {
      throw new IllegalStateException("two documents of " + service);
    }
    synchronized (this) {
      bodies = null;
    }
  }

  /// Service and resource, by name.
  Map<String, String> all() {
    return new TreeMap<>(resources);
  }

  Optional<byte[]> text(String service) {
    return Optional.ofNullable(resources.get(service)).map(Documents::read);
  }

  /// Refuses with 422 what breaks the schema of that operation's body; what no document describes
  /// passes.
  void check(String method, String path, JsonNode body) {
    var schema = schema(new Routes.Operation(method, path));
    if (schema == null) {
      return;
    }
    var errors =
        schema.validate(body).stream().limit(ERRORS_MAX).map(Documents::field).distinct().toList();
    if (!errors.isEmpty()) {
      var first = errors.getFirst();
      throw new Refusal(422, (first.field() + " " + first.message()).strip(), errors);
    }
  }

  /// Every operation of every document.
  List<Routes.Operation> operations() {
    return all().values().stream().flatMap(r -> operations(r).keySet().stream()).toList();
  }

  /// The routes that a document declares, with who may use them by its `security`: an operation
  /// that says nothing, in a document that says nothing, is a mistake.
  static List<Routes.Route> declared(String resource) {
    var all = new YAMLMapper().readTree(read(resource)).path("security");
    return operations(resource).entrySet().stream()
        .map(entry -> {
          var own = entry.getValue().path("security");
          return new Routes.Route(
              entry.getKey().method(),
              entry.getKey().path(),
              access(own.isMissingNode() ? all : own, resource, entry.getKey()),
              false);
        })
        .toList();
  }

  private static Access access(JsonNode security, String resource, Routes.Operation operation) {
    if (!security.isArray()) {
      throw new IllegalStateException(resource + " does not say who may " + operation);
    }
    var scopes = new ArrayList<String>();
    for (var way : security) {
      if (way.isEmpty()) {
        return Access.OPEN;
      }
      way.path("token").forEach(scope -> scopes.add(scope.asString()));
    }
    return security.isEmpty()
        ? Access.OPEN
        : Arrays.stream(Access.values())
            .filter(access -> scopes.equals(List.of(access.scope())))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(resource + ": " + operation + scopes));
  }

  private synchronized @Nullable Schema schema(Routes.Operation operation) {
    if (bodies == null) {
      bodies = bodies();
    }
    var location = bodies.get(operation);
    return location == null ? null : schemas.computeIfAbsent(location, this::load);
  }

  private Schema load(String location) {
    if (registry == null) {
      registry =
          SchemaRegistry.withDialect(
              Dialects.getOpenApi31(),
              builder ->
                  builder.schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .pathType(PathType.JSON_POINTER)
                          .locale(Locale.ENGLISH)
                          .build()));
    }
    return registry.getSchema(SchemaLocation.of(location));
  }

  private Map<Routes.Operation, String> bodies() {
    var found = new HashMap<Routes.Operation, String>();
    for (var resource : all().values()) {
      for (var entry : operations(resource).entrySet()) {
        var schema = entry.getValue().at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode()) {
          found.put(entry.getKey(), "classpath:" + resource + named(schema, entry.getKey()));
        }
      }
    }
    return found;
  }

  /// A schema that is not named would be checked by nobody.
  private static String named(JsonNode schema, Routes.Operation operation) {
    var name = schema.path("$ref").asString("");
    if (!name.startsWith("#/")) {
      throw new IllegalStateException("the body of " + operation + " has a schema without a name");
    }
    return name;
  }

  private static Map<Routes.Operation, JsonNode> operations(String resource) {
    var found = new LinkedHashMap<Routes.Operation, JsonNode>();
    var paths = new YAMLMapper().readTree(read(resource)).path("paths");
    for (var path : paths.properties()) {
      for (var entry : path.getValue().properties()) {
        var method = entry.getKey().toUpperCase(Locale.ROOT);
        if (List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(method)) {
          found.put(new Routes.Operation(method, path.getKey()), entry.getValue());
        }
      }
    }
    return found;
  }

  /// A missing or forbidden field is named itself, not the object that it is missing from.
  private static Refusal.Field field(Error error) {
    var at = error.getInstanceLocation().toString();
    var property = error.getProperty();
    var pointer =
        property == null || property.isEmpty()
            ? at
            : at + "/" + property.replace("~", "~0").replace("/", "~1");
    return new Refusal.Field(pointer, error.getMessage());
  }

  private static byte[] read(String resource) {
    try (var in = open(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    var in = Documents.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("not on the class path: " + resource);
    }
    return in;
  }
}
