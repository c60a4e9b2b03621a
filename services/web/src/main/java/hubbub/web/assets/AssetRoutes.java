package hubbub.web.assets;

import hubbub.platform.http.Access;
import hubbub.platform.http.Answer;
import hubbub.platform.http.Conditions;
import hubbub.platform.http.Refusal;
import hubbub.platform.http.Request;
import hubbub.platform.http.Routes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Serves files: compressed where the browser takes it, to be kept for ever where the address holds
/// the right hash.
public final class AssetRoutes {
  private static final String KEEP = "public, max-age=31536000, immutable";
  private static final String ASK = "no-cache";

  private final Assets assets;

  public AssetRoutes(Assets assets) {
    this.assets = assets;
  }

  public void hang(Routes routes) {
    routes.get("/assets/{hash}/{name}", Access.OPEN, this::file);
    routes.get("/favicon.svg", Access.OPEN, request -> answer(request, "favicon.svg", ASK));
  }

  private Answer file(Request request) {
    var name = request.path("name");
    var right = assets.find(name).filter(file -> file.hash().equals(request.path("hash")));
    return answer(request, name, right.isPresent() ? KEEP : ASK);
  }

  private Answer answer(Request request, String name, String caching) {
    var file =
        assets.find(name).orElseThrow(() -> Refusal.notFound("there is no file of that name"));
    var etag = "\"" + file.hash() + "\"";
    var headers =
        List.of(
            Map.entry("Cache-Control", caching),
            Map.entry("ETag", etag),
            Map.entry("Vary", "Accept-Encoding"));
    if (Conditions.isKnown(request, etag)) {
      return new Answer(304, headers, new Answer.Body.None());
    }
    var packed = takesGzip(request);
    var body = new Answer.Body.Bytes(file.type(), packed ? file.small() : file.content());
    var answer = new Answer(200, headers, body);
    return packed ? answer.with("Content-Encoding", "gzip") : answer;
  }

  private static boolean takesGzip(Request request) {
    return request.header("Accept-Encoding").stream()
        .flatMap(value -> Arrays.stream(value.split(",", 20)))
        .map(String::strip)
        .anyMatch(coding -> coding.equals("gzip") || coding.matches("gzip;\\s*q=(1|0\\.[1-9]).*"));
  }
}
