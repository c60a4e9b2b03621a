package hubbub.platform.http;

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
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8");

  /// Swagger UI's own frame would bring inline styles, and its defaults would ask a validator on
  /// the Internet.
  private static final String START =
      """
      const links = [...document.querySelectorAll('nav a:not(.yaml)')];
      const named = new URLSearchParams(location.search).get('of');
      const link = links.find(a => a.textContent === named) ?? links[0];
      if (link) {
        link.setAttribute('aria-current', 'page');
        SwaggerUIBundle({
          url: `/api/${link.textContent}.yaml`,
          domNode: document.querySelector('#api'),
          deepLinking: true,
          validatorUrl: null,
          presets: [SwaggerUIBundle.presets.apis],
          layout: 'BaseLayout',
        });
      }
      """;

  private static final String STYLE =
      """
      :root { color-scheme: light; font: 1rem/1.5 system-ui, sans-serif; }
      body { margin: 0; background: #fff; color: #1d1d1f; }
      header { max-width: 1460px; margin: 0 auto; padding: 1rem 20px 0; }
      header h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
      header ul { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; list-style: none; margin: 0; padding: 0; }
      header a { color: #0b57d0; }
      header .yaml { font-size: .8rem; }
      header [aria-current] { font-weight: 700; text-decoration: none; color: inherit; }
      /* Swagger UI's own colours are too weak for many eyes. */
      .swagger-ui .info .title small.version-stamp { background: #45600a; }
      .swagger-ui .info .title small { background: #53535a; }
      .swagger-ui .info :is(.url, .base-url, a) { color: #0b57d0; }
      .swagger-ui .opblock .opblock-summary-method { background: #33475b; }
      .swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1559a8; }
      .swagger-ui .opblock.opblock-post .opblock-summary-method { background: #17703f; }
      .swagger-ui .opblock.opblock-put .opblock-summary-method { background: #8a4b00; }
      .swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #0f6a63; }
      .swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #b3261e; }
      .swagger-ui :is(.parameter__in, .parameter__deprecated, .prop-format, .parameters-col_description i) { color: #55555c; }
      .swagger-ui .btn.authorize { color: #17703f; border-color: #17703f; }
      .swagger-ui .btn.authorize svg { fill: #17703f; }
      .swagger-ui :is(.json-schema-2020-12-expand-deep-button, .json-schema-2020-12-keyword--const, .response-col_links, .tab li) { color: #4a4a50; }
      """;

  private final Documents documents;
  private final Map<String, byte[]> packed = new ConcurrentHashMap<>();

  ApiRoutes(Documents documents) {
    this.documents = documents;
  }

  void hang(Routes routes) {
    routes.get("/api", Access.OPEN, _ -> page());
    routes.get("/api/{document}", Access.OPEN, this::document);
    routes.get("/api/ui/start.js", Access.OPEN, _ -> ours("text/javascript", START));
    routes.get("/api/ui/page.css", Access.OPEN, _ -> ours("text/css", STYLE));
    routes.get("/api/ui/{file}", Access.OPEN, this::file);
  }

  /// Without scripts the list of documents stays.
  private Answer page() {
    var links =
        documents.all().keySet().stream()
            .map(name ->
                "<li><a href=\"/api?of="
                    + name
                    + "\">"
                    + name
                    + "</a> <a class=\"yaml\" href=\"/api/"
                    + name
                    + ".yaml\" aria-label=\""
                    + name
                    + " as YAML\">.yaml</a></li>")
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
        <link rel="stylesheet" href="/api/ui/page.css">
        <script src="/api/ui/swagger-ui-bundle.js" defer></script>
        <script src="/api/ui/start.js" defer></script>
        </head>
        <body>
        <header>
        <h1>The API of <a href="/">Hubbub</a></h1>
        <nav aria-label="Documents">
        <ul>
        """
            + links
            + "\n</ul>\n</nav>\n</header>\n<main id=\"api\"></main>\n</body>\n</html>\n");
  }

  private static Answer ours(String type, String text) {
    return Answer.bytes(type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-cache");
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
