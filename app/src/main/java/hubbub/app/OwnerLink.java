package hubbub.app;

import hubbub.platform.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// `hubbub owner-link`: asks the running house for a new one-time link, with the token that lies in
/// the data folder for its user.
final class OwnerLink {
  private OwnerLink() {}

  /// @param certificate what the house shows under HTTPS; nobody else is believed
  static int print(DataFolder data, Optional<Path> certificate, PrintStream out) {
    try {
      var addresses = Files.readAllLines(data.addressFile());
      var token = Files.readString(data.tokenFile()).strip();
      var near = URI.create(addresses.getFirst() + "/api/v1/owner-link");
      out.println(addresses.getLast() + ask(near, token, certificate));
      return 0;
    } catch (NoSuchFileException e) {
      throw new CannotStart("no Hubbub is running on the data folder " + data.path(), e);
    } catch (IOException | GeneralSecurityException e) {
      throw new CannotStart(
          "the Hubbub that runs on " + data.path() + " cannot be asked: " + e.getMessage(), e);
    }
  }

  private static String ask(URI address, String token, Optional<Path> certificate)
      throws IOException, GeneralSecurityException {
    var connection = Call.open(address, certificate);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Authorization", "Bearer " + token);
    if (connection.getResponseCode() != HttpURLConnection.HTTP_CREATED) {
      throw new IOException("it answered " + connection.getResponseCode());
    }
    try (var body = connection.getInputStream()) {
      return Json.mapper().readTree(body).required("path").asString();
    }
  }
}
