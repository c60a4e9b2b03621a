package hubbub.web.assets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All files of the pages, read once when the first page is asked for.
///
/// Modules import each other as `hubbub/<file>`; the import map says which content that is.
/// `styles` are joined into one file in the order of `files.txt`, because every page waits for all
/// of them; `sheets` stay by themselves, for pages whose styles no other page should wait for.
public final class Assets {
  private static final String ROOT = "/web/";
  private static final String STYLES = "hubbub.css";
  private static final String COMMON_STYLES = "styles/";
  private static final String MODULES = "hubbub/";

  private @Nullable Map<String, Asset> files;

  /// A file by its name; empty if there is none.
  public Optional<Asset> find(String name) {
    return Optional.ofNullable(files().get(name));
  }

  /// A file that must be there.
  public Asset get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no file " + name));
  }

  /// The joined styles.
  public Asset styles() {
    return get(STYLES);
  }

  /// The import map, as it stands in a page.
  public String importMap() {
    var map = new StringBuilder("{\"imports\":{");
    files().values().stream()
        .filter(file -> file.name().endsWith(".js"))
        .forEach(file ->
            map.append(map.charAt(map.length() - 1) == '{' ? "" : ",")
                .append("\"%s%s\":\"%s\"".formatted(MODULES, file.name(), file.address())));
    return map.append("}}").toString();
  }

  /// Every file that `files.txt` names, in its order: `styles/tokens.css`.
  static List<String> listed() {
    return new String(read("files.txt"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private synchronized Map<String, Asset> files() {
    var known = files;
    if (known == null) {
      known = load();
      files = known;
    }
    return known;
  }

  private static Map<String, Asset> load() {
    var files = new LinkedHashMap<String, Asset>();
    var styles = new ByteArrayOutputStream();
    for (var path : listed()) {
      var content = read(path);
      if (path.startsWith(COMMON_STYLES)) {
        styles.writeBytes(content);
      } else {
        var name = path.substring(path.lastIndexOf('/') + 1);
        files.put(name, Asset.of(name, content));
      }
    }
    files.put(STYLES, Asset.of(STYLES, styles.toByteArray()));
    return files;
  }

  private static byte[] read(String path) {
    try (var in = Assets.class.getResourceAsStream(ROOT + path)) {
      if (in == null) {
        throw new IllegalStateException("files.txt names " + path + ", which is not there");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
