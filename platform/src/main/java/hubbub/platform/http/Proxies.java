package hubbub.platform.http;

import hubbub.platform.config.WrongSetting;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The proxies in front of us whose word on where a request comes from is believed. Without any,
/// nobody's is: whoever asks could write that header.
public record Proxies(List<Net> trusted) {
  /// Nobody is believed.
  public static final Proxies NONE = new Proxies(List.of());

  public Proxies {
    trusted = List.copyOf(trusted);
  }

  /// Addresses that begin with the same bits.
  ///
  /// @param bits how many
  record Net(List<Byte> address, int bits) {
    static Net of(String text) {
      var slash = text.indexOf('/');
      var address = bytes(slash < 0 ? text : text.substring(0, slash));
      var bits = slash < 0 ? address.size() * 8 : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > address.size() * 8) {
        throw new IllegalArgumentException("no such net");
      }
      return new Net(address, bits);
    }

    boolean has(List<Byte> other) {
      if (other.size() != address.size()) {
        return false;
      }
      for (var bit = 0; bit < bits; bit++) {
        var mask = 0x80 >> (bit % 8);
        if (((address.get(bit / 8) ^ other.get(bit / 8)) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /// Reads addresses and nets, such as `10.0.0.0/8, ::1`.
  static Proxies read(String key, String list) {
    try {
      return new Proxies(
          Arrays.stream(list.split(",", -1))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .map(Net::of)
              .toList());
    } catch (IllegalArgumentException _) {
      throw new WrongSetting(key, "expected addresses or nets such as 127.0.0.1, 10.0.0.0/8");
    }
  }

  /// Where a request comes from: the other end, or the last address before our own proxies.
  ///
  /// @param peer the other end of the connection
  /// @param forwardedFor the header `X-Forwarded-For`, as proxies add to it
  String client(String peer, Optional<String> forwardedFor) {
    var client = peer;
    var steps = forwardedFor.map(said -> said.split(",", -1)).orElse(new String[0]);
    for (var at = steps.length - 1; at >= 0 && isTrusted(client); at--) {
      var step = steps[at].strip();
      if (!isAddress(step)) {
        return client;
      }
      client = plain(step);
    }
    return client;
  }

  private boolean isTrusted(String address) {
    if (trusted.isEmpty() || !isAddress(address)) {
      return false;
    }
    var bytes = bytes(address);
    return trusted.stream().anyMatch(net -> net.has(bytes));
  }

  private static boolean isAddress(String text) {
    try {
      return !bytes(text).isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static String plain(String address) {
    return InetAddress.ofLiteral(address).getHostAddress();
  }

  /// Never asks anybody for a name.
  private static List<Byte> bytes(String address) {
    var bytes = InetAddress.ofLiteral(address).getAddress();
    var list = new Byte[bytes.length];
    Arrays.setAll(list, at -> bytes[at]);
    return List.of(list);
  }
}
