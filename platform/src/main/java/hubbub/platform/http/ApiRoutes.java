package hubbub.platform.http;

import hubbub.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// `/api`: the services' OpenAPI documents, and a page to read and try them (Swagger UI, from its
/// WebJar: nothing is asked of anybody else's server).
final class ApiRoutes {
  private static final String JAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final Map<String, String> FILES =
      Map.of(
          "swagger-ui.css", "text/css; charset=utf-8",
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "swagger-ui-standalone-preset.js", "text/javascript; charset=utf-8");

  private final Documents documents;
  private final Map<String, byte[]> packed = new ConcurrentHashMap<>();

  ApiRoutes(Documents documents) {
    this.documents = documents;
  }

  void hang(Routes routes) {
    routes.get("/api", Access.OPEN, _ -> page());
    routes.get("/api/{document}", Access.OPEN, this::document);
    routes.get("/api/ui/start.js", Access.OPEN, _ -> start());
    routes.get("/api/ui/{file}", Access.OPEN, this::file);
  }

  private Answer page() {
    var links =
        documents.all().keySet().stream()
            .map(service -> "<li><a href=\"/api/" + service + ".yaml\">" + service + "</a></li>")
            .collect(Collectors.joining("\n"));
    return Answer.html(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>API · Hubbub</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/api/ui/swagger-ui.css">
        <script src="/api/ui/swagger-ui-bundle.js" defer></script>
        <script src="/api/ui/swagger-ui-standalone-preset.js" defer></script>
        <script src="/api/ui/start.js" defer></script>
        </head>
        <body>
        <main id="api">
        <h1>The API of Hubbub</h1>
        <p>An OpenAPI 3.1 document for each service. <a href="/">Back to the pages</a></p>
        <ul>
        """
            + links
            + "\n</ul>\n</main>\n</body>\n</html>\n");
  }

  /// Swagger UI's own defaults would ask a validator on the Internet.
  private Answer start() {
    record Choice(String url, String name) {}
    var choices =
        documents.all().keySet().stream()
            .map(service -> new Choice("/api/" + service + ".yaml", service))
            .toList();
    var script =
        """
        addEventListener('load', () => SwaggerUIBundle({
          urls: %s,
          dom_id: '#api',
          deepLinking: true,
          validatorUrl: null,
          presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
          layout: 'StandaloneLayout',
        }));
        """
            .formatted(Json.write(choices));
    return Answer.bytes("text/javascript; charset=utf-8", script.getBytes(StandardCharsets.UTF_8));
  }

  private Answer document(Request request) {
    var name = request.path("document");
    return (name.endsWith(".yaml")
            ? documents.text(name.substring(0, name.length() - ".yaml".length()))
            : java.util.Optional.<byte[]>empty())
        .map(text -> Answer.bytes("application/yaml; charset=utf-8", text))
        .orElseThrow(() -> Refusal.notFound("no service has a document of that name"));
  }

  private Answer file(Request request) {
    var name = request.path("file");
    var type = FILES.get(name);
    if (type == null) {
      throw Refusal.notFound("there is no file of that name");
    }
    var small = packed.computeIfAbsent(name, ApiRoutes::pack);
    var gzip = request.header("Accept-Encoding").orElse("").contains("gzip");
    var answer =
        Answer.bytes(type, gzip ? small : unpack(small))
            .with("Cache-Control", "max-age=86400")
            .with("Vary", "Accept-Encoding");
    return gzip ? answer.with("Content-Encoding", "gzip") : answer;
  }

  private static byte[] pack(String name) {
    var loader = ApiRoutes.class.getClassLoader();
    var bytes = new ByteArrayOutputStream();
    try (var properties = open(loader, JAR)) {
      var about = new Properties();
      about.load(properties);
      var folder = "META-INF/resources/webjars/swagger-ui/" + about.getProperty("version") + "/";
      try (var in = open(loader, folder + name);
          var zip = new GZIPOutputStream(bytes, 8_192)) {
        in.transferTo(zip);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] unpack(byte[] small) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(small))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(ClassLoader loader, String resource) throws IOException {
    var in = loader.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("not on the class path: " + resource);
    }
    return in;
  }
}
