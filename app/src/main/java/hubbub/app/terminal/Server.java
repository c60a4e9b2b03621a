package hubbub.app.terminal;

import hubbub.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// A Hubbub that commands ask. What it refuses is said in its own words.
public final class Server {
  private final Reach reach;

  public Server(Reach reach) {
    this.reach = reach;
  }

  /// What is sent along: its media type, its bytes, and how many, -1 where that is not known.
  record Body(String type, InputStream bytes, long length) {
    static Body json(Object value) {
      var bytes = Json.bytes(value);
      return new Body("application/json", new ByteArrayInputStream(bytes), bytes.length);
    }
  }

  Reach reach() {
    return reach;
  }

  public JsonNode get(String service, String target) {
    return tree(service, "GET", target, null);
  }

  JsonNode post(String service, String target, Object body) {
    return tree(service, "POST", target, Body.json(body));
  }

  /// Whether it is there.
  public boolean answers() {
    try {
      return get("platform", "/health/live").path("state").isString();
    } catch (CouldNot _) {
      return false;
    }
  }

  /// Asks for something new that needs no words.
  public JsonNode make(String service, String target) {
    return tree(service, "POST", target, null);
  }

  void delete(String service, String target) {
    tree(service, "DELETE", target, null);
  }

  private JsonNode tree(String service, String method, String target, @Nullable Body body) {
    try (var answer = open(service, method, target, Optional.ofNullable(body))) {
      var bytes = answer.readAllBytes();
      return bytes.length == 0 ? NullNode.getInstance() : Json.mapper().readTree(bytes);
    } catch (IOException e) {
      throw new CouldNot(service + " cannot be asked: " + e.getMessage(), e);
    }
  }

  /// The answer's body, as it comes.
  ///
  /// @throws CouldNot if nobody answers, or it could not be done
  /// @throws AskedWrongly if the words of the question are refused
  InputStream open(String service, String method, String target, Optional<Body> body) {
    var at = reach.at(service, method, target);
    try {
      var connection = Call.open(URI.create(at.address() + target), reach.certificate());
      connection.setRequestMethod(method);
      connection.setRequestProperty(at.header(), at.value());
      connection.setRequestProperty("Accept", "application/json, */*;q=0.5");
      if (body.isPresent()) {
        send(connection, body.get());
      }
      var status = connection.getResponseCode();
      if (status < 400) {
        return connection.getInputStream();
      }
      throw refused(status, connection);
    } catch (ConnectException e) {
      throw new CouldNot("no Hubbub answers at " + at.address() + "; ./hubbub starts one", e);
    } catch (IOException | GeneralSecurityException e) {
      throw new CouldNot(service + " cannot be asked: " + e.getMessage(), e);
    }
  }

  private static void send(HttpURLConnection connection, Body body) throws IOException {
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", body.type());
    if (body.length() < 0) {
      connection.setChunkedStreamingMode(0);
    } else {
      connection.setFixedLengthStreamingMode(body.length());
    }
    try (var from = body.bytes();
        var to = connection.getOutputStream()) {
      from.transferTo(to);
    } catch (IOException e) {
      // Who refuses an upload early has answered already: that says more than the broken pipe.
      if (connection.getResponseCode() < 400) {
        throw e;
      }
    }
  }

  private static RuntimeException refused(int status, HttpURLConnection connection)
      throws IOException {
    try (var answer = connection.getErrorStream()) {
      var why = status + " " + (answer == null ? "" : detail(answer.readAllBytes()));
      return status == HttpURLConnection.HTTP_BAD_REQUEST || status == 422
          ? new AskedWrongly(why)
          : new CouldNot(why);
    }
  }

  /// In a line; several wrong fields have a line each.
  private static String detail(byte[] problem) {
    try {
      var tree = Json.mapper().readTree(problem);
      var said = new StringBuilder(tree.path("title").asString(""));
      if (tree.has("detail")) {
        said.append(": ").append(tree.path("detail").asString(""));
      }
      var errors = tree.path("errors");
      var plain = new StringBuilder(Plain.text(said.toString()));
      for (var error : errors) {
        var message = error.path("message").asString("");
        if (errors.size() > 1 || said.indexOf(message) < 0) {
          plain
              .append(errors.size() > 1 ? "\n  " : "; ")
              .append(Plain.text(error.path("field").asString("") + ": " + message));
        }
      }
      return plain.toString();
    } catch (RuntimeException _) {
      return Plain.text(new String(problem, StandardCharsets.UTF_8));
    }
  }
}
