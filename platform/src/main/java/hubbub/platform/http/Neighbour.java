package hubbub.platform.http;

import hubbub.platform.cluster.Introduction;
import hubbub.platform.cluster.Introductions;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A service that runs elsewhere, as this process reaches it. Where several processes have it, the
/// one that answered last is asked first; after one that took a request and said nothing it is the
/// next one.
public final class Neighbour {
  private static final Logger LOG = LoggerFactory.getLogger("http");

  private final String service;
  private final List<URI> addresses;
  private final Introductions introductions;
  private final Supplier<Wire> wire;
  private volatile int first;

  Neighbour(String service, List<URI> addresses, Introductions introductions, Supplier<Wire> wire) {
    this.service = service;
    this.addresses = addresses;
    this.introductions = introductions;
    this.wire = wire;
  }

  public String service() {
    return service;
  }

  public List<URI> addresses() {
    return addresses;
  }

  /// Hands a request on, introducing whoever asks.
  ///
  /// @throws Unreached if no process has it now
  /// @throws IOException if it was lost on the way
  FarAnswer hand(
      String method,
      String target,
      List<Map.Entry<String, String>> headers,
      Outgoing body,
      Introduction caller)
      throws IOException {
    var begin = first;
    Unreached away = null;
    for (var i = 0; i < addresses.size(); i++) {
      var at = (begin + i) % addresses.size();
      try {
        var answer = send(addresses.get(at), method, target, headers, body, caller);
        var more = i + 1 < addresses.size() && body instanceof Outgoing.Streamed == false;
        if (more && "true".equals(answer.head().getHeader(Forward.ELSEWHERE))) {
          answer.drop();
          continue;
        }
        first = at;
        return answer;
      } catch (Unreached e) {
        LOG.atWarn()
            .addKeyValue("service", service)
            .addKeyValue("address", addresses.get(at))
            .log("not reached: {}", e.getMessage());
        away = e;
      } catch (IOException e) {
        // It may stand still. This request may have been done; later ones need not wait, too.
        first = (at + 1) % addresses.size();
        throw e;
      }
    }
    throw away == null ? new Unreached(new IOException("no process holds it")) : away;
  }

  /// Asks the process at one address, in our own name.
  ///
  /// @param caller for that process's log
  public Answer ask(URI address, String target, Introduction caller) throws IOException {
    var answer =
        send(
            address,
            "GET",
            target,
            List.of(Map.entry("Accept", "application/json")),
            new Outgoing.Nothing(),
            caller);
    return whole(answer);
  }

  /// Tells the process at one address something, in our own name.
  ///
  /// @param json the body
  /// @param caller for that process's log
  public Answer tell(URI address, String method, String target, byte[] json, Introduction caller)
      throws IOException {
    var headers =
        List.of(
            Map.entry("Accept", "application/json"), Map.entry("Content-Type", "application/json"));
    return whole(send(address, method, target, headers, new Outgoing.Whole(json), caller));
  }

  private static Answer whole(FarAnswer answer) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    answer.writeTo(bytes);
    return Answer.bytes("application/json", bytes.toByteArray())
        .withStatus(answer.head().statusCode());
  }

  private FarAnswer send(
      URI address,
      String method,
      String target,
      List<Map.Entry<String, String>> headers,
      Outgoing body,
      Introduction caller)
      throws IOException {
    var all = new ArrayList<>(headers);
    all.add(Map.entry(Introductions.HEADER, introductions.write(method, target, caller)));
    return wire.get().send(address, method, target, all, body);
  }
}
