package hubbub.app;

import hubbub.platform.cluster.ClusterSecret;
import hubbub.platform.config.LayeredSettings;
import hubbub.platform.config.WrongSetting;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the shape from the settings. What doesn't fit together stops the start with the reason: a
/// process that guessed would lose or double facts.
final class ChooseShape {
  private static final int ADDRESSES_MAX = 16;
  private static final List<String> BUS = List.of("amqp://", "amqps://");
  private static final List<String> DATABASE = List.of("jdbc:postgresql://");

  private final LayeredSettings settings;
  private final Optional<String> services;
  private final Optional<String> bus;
  private final Optional<String> database;
  private final Map<Product, Optional<String>> addresses = new EnumMap<>(Product.class);
  private final Shape.Server busAt;
  private final Shape.Server databaseAt;

  ChooseShape(LayeredSettings settings) {
    this.settings = settings;
    services = settings.text("services");
    bus = settings.text("bus.url");
    database = settings.text("database.url");
    for (var part : Product.values()) {
      addresses.put(part, settings.text(key(part)));
    }
    busAt = server("bus", bus);
    databaseAt = server("database", database);
  }

  Shape choose() {
    var here = here();
    var secret = settings.path("cluster.secret-file");
    if (bus.isEmpty() && database.isEmpty()) {
      if (here.size() < Product.values().length) {
        throw new WrongSetting(
            "services",
            "names only some services; with the others they meet over bus.url and database.url,"
                + " which are missing");
      }
      refuseOfSeveral(secret.isPresent());
      return new Shape.OneProcess();
    }
    if (database.isEmpty()) {
      throw new WrongSetting(
          "database.url",
          "is missing: with bus.url, rows lie in a database server that every process reaches");
    }
    if (bus.isEmpty()) {
      throw new WrongSetting(
          "bus.url", "is missing: with database.url, facts go over a broker that outlives us");
    }
    check("bus.url", bus.get(), BUS);
    check("database.url", database.get(), DATABASE);
    if (secret.isEmpty()) {
      throw new WrongSetting(
          "cluster.secret-file",
          "is missing: processes know each other by the secret in it (openssl rand -hex 32)");
    }
    return new Shape.Some(
        here, elsewhere(here), busAt, databaseAt, ClusterSecret.read(secret.get()));
  }

  private static String key(Product part) {
    return "services." + part.word() + ".url";
  }

  private Shape.Server server(String name, Optional<String> url) {
    var user = settings.text(name + ".user");
    var password = settings.secret(name + ".password-file");
    if (url.isEmpty() && (user.isPresent() || password.isPresent())) {
      throw new WrongSetting(
          name + (user.isPresent() ? ".user" : ".password-file"),
          "is set without " + name + ".url");
    }
    if (user.isEmpty() && password.isPresent()) {
      throw new WrongSetting(name + ".user", "is missing beside " + name + ".password-file");
    }
    return new Shape.Server(url.orElse(""), user.orElse(""), password.orElse(""));
  }

  /// In the order of the product: the last one lets things in.
  private Set<Product> here() {
    if (services.isEmpty()) {
      return EnumSet.allOf(Product.class);
    }
    var here = EnumSet.noneOf(Product.class);
    for (var word : services.get().split(",", -1)) {
      var part =
          Arrays.stream(Product.values())
              .filter(product -> product.word().equals(word.strip()))
              .findFirst()
              .orElseThrow(() -> noSuchService(word.strip()));
      if (!here.add(part)) {
        throw new WrongSetting("services", "names " + part.word() + " twice");
      }
    }
    return here;
  }

  private static WrongSetting noSuchService(String word) {
    var all = Arrays.stream(Product.values()).map(Product::word).collect(Collectors.joining(", "));
    return new WrongSetting("services", "there is no service \"" + word + "\"; there are " + all);
  }

  private void refuseOfSeveral(boolean secret) {
    var odd =
        Arrays.stream(Product.values())
            .filter(part -> addresses.getOrDefault(part, Optional.empty()).isPresent())
            .map(ChooseShape::key)
            .findFirst()
            .or(() -> secret ? Optional.of("cluster.secret-file") : Optional.empty());
    if (odd.isPresent()) {
      throw new WrongSetting(
          odd.get(),
          "is set, but all services run in this process; it goes with services, bus.url and"
              + " database.url");
    }
  }

  /// The door must reach all others. Whoever is no door may know addresses, too: one file can then
  /// serve all processes.
  private Map<Product, List<URI>> elsewhere(Set<Product> here) {
    var elsewhere = new EnumMap<Product, List<URI>>(Product.class);
    for (var part : EnumSet.complementOf(EnumSet.copyOf(here))) {
      var text = addresses.getOrDefault(part, Optional.empty());
      if (text.isPresent()) {
        elsewhere.put(part, addresses(key(part), text.get()));
      } else if (here.contains(Product.WEB)) {
        throw new WrongSetting(
            key(part),
            "is missing: this process has the web, the door to all others, and "
                + part.word()
                + " does not run here");
      }
    }
    return elsewhere;
  }

  private static List<URI> addresses(String key, String text) {
    var all = new ArrayList<URI>();
    for (var one : text.split(",", -1)) {
      all.add(address(key, one.strip()));
    }
    if (all.size() > ADDRESSES_MAX) {
      throw new WrongSetting(key, "has more than " + ADDRESSES_MAX + " addresses");
    }
    return List.copyOf(all);
  }

  private static URI address(String key, String text) {
    try {
      var url = URI.create(text);
      if (url.getRawUserInfo() != null) {
        throw new WrongSetting(key, "must not carry a user or password");
      }
      if (url.getHost() != null
          && List.of("http", "https").contains(url.getScheme())
          && List.of("", "/").contains(url.getRawPath())
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return url;
      }
    } catch (IllegalArgumentException _) {
      // The answer is the same for both.
    }
    throw new WrongSetting(
        key, "must be an address such as http://10.0.0.2:8001, or several with commas between");
  }

  private static void check(String key, String url, List<String> schemes) {
    if (schemes.stream().noneMatch(url::startsWith)) {
      throw new WrongSetting(key, "must begin with " + String.join(" or ", schemes));
    }
    var authority = url.substring(url.indexOf("//") + 2).split("[/?]", 2)[0];
    var query = url.contains("?") ? url.substring(url.indexOf('?')) : "";
    if (authority.contains("@") || query.matches("(?i).*[?&](user|password|sslpassword)=.*")) {
      var name = key.substring(0, key.indexOf('.'));
      throw new WrongSetting(
          key,
          "must not carry a user or password: set "
              + name
              + ".user and "
              + name
              + ".password-file");
    }
    if (authority.isBlank()) {
      throw new WrongSetting(key, "names no host");
    }
  }
}
