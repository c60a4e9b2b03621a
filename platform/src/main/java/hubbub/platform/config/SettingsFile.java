package hubbub.platform.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The settings file: a line `key = value` each; lines that begin with `#` are comments.
///
/// @param folder where relative paths in it begin
/// @param values by key
public record SettingsFile(Path folder, Map<String, String> values) {
  private static final Pattern KEY = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");
  private static final long LENGTH_MAX = 1 << 20;

  /// No file at all.
  public static SettingsFile none() {
    return new SettingsFile(Path.of(""), Map.of());
  }

  /// Reads a file.
  ///
  /// @throws WrongSetting if it cannot be read, naming the line
  public static SettingsFile read(Path file) {
    try {
      if (Files.size(file) > LENGTH_MAX) {
        throw new WrongSetting("config", file + " is longer than 1 MiB");
      }
      var folder = file.toAbsolutePath().getParent();
      return new SettingsFile(
          folder == null ? Path.of("/") : folder, parse(file, Files.readAllLines(file)));
    } catch (NoSuchFileException e) {
      throw new WrongSetting("config", "there is no file " + file);
    } catch (CharacterCodingException e) {
      throw new WrongSetting("config", file + " is not UTF-8");
    } catch (IOException e) {
      throw new WrongSetting("config", file + " cannot be read: " + e.getMessage());
    }
  }

  private static Map<String, String> parse(Path file, List<String> lines) {
    var values = new HashMap<String, String>();
    for (var n = 0; n < lines.size(); n++) {
      var line = lines.get(n).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var at = line.indexOf('=');
      var key = at < 0 ? line : line.substring(0, at).strip();
      if (at < 0 || !KEY.matcher(key).matches()) {
        throw new WrongSetting("config", file + ", line " + (n + 1) + ": write key = value");
      }
      if (values.put(key, line.substring(at + 1).strip()) != null) {
        throw new WrongSetting(key, file + ", line " + (n + 1) + ": it is set twice");
      }
    }
    return Map.copyOf(values);
  }
}
