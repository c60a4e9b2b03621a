package hubbub.app;

import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.SettingsFile;
import hubbub.platform.config.WrongSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What the person who runs it chose: the settings, and the data folder, which may hold them.
record Choices(LayeredSettings settings, DataFolder data) {

  /// The file is the one that `--config` or `HUBBUB_CONFIG` names, else `hubbub.conf` in the data
  /// folder if there is one.
  static Choices of(Map<String, String> given, Map<String, String> environment) {
    var flags = new HashMap<>(given);
    var variables = new HashMap<>(environment);
    var named = flags.remove("config");
    var variable = variables.remove("HUBBUB_CONFIG");
    if (named == null && variable != null && !variable.isBlank()) {
      named = variable;
    }
    if (named != null) {
      return of(
          new LayeredSettings(flags, variables, SettingsFile.read(Path.of(named))), variables);
    }
    var choices = of(new LayeredSettings(flags, variables, SettingsFile.none()), variables);
    var beside = choices.data().path().resolve("hubbub.conf");
    if (Files.notExists(beside)) {
      return choices;
    }
    var file = SettingsFile.read(beside);
    if (file.values().containsKey("data")) {
      throw new WrongSetting("data", "cannot be set in the data folder's own hubbub.conf");
    }
    return of(new LayeredSettings(flags, variables, file), variables);
  }

  private static Choices of(LayeredSettings settings, Map<String, String> environment) {
    var path =
        settings
            .path("data")
            .orElseGet(() -> DataFolder.usual(environment, System.getProperty("os.name", "")));
    return new Choices(settings, new DataFolder(path.toAbsolutePath().normalize()));
  }
}
