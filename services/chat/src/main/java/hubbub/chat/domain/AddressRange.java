package hubbub.chat.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// Addresses that begin alike.
///
/// @param text as it is written: `192.0.2.0/24`
public record AddressRange(String text, byte[] begin, int bits) {
  /// A single host of IPv6 has all of these.
  private static final int HOST_BITS_6 = 64;

  private static final int LITTLE_4 = 8;
  private static final int LITTLE_6 = 24;

  /// Reads an address or a range. Names are none.
  public static Optional<AddressRange> parse(String text) {
    var slash = text.indexOf('/');
    var address = bytes(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    var most = address.get().length * 8;
    var bits = slash < 0 ? most : bits(text.substring(slash + 1));
    var least = most == 32 ? LITTLE_4 : LITTLE_6;
    return bits < least || bits > most ? Optional.empty() : Optional.of(of(address.get(), bits));
  }

  /// The range that a single visitor has: an address, or what one household has of IPv6.
  public static Optional<AddressRange> around(String address) {
    return bytes(address).map(bytes -> of(bytes, bytes.length == 4 ? 32 : HOST_BITS_6));
  }

  private static AddressRange of(byte[] address, int bits) {
    var begin = masked(address, bits);
    try {
      var written = InetAddress.getByAddress(begin).getHostAddress();
      return new AddressRange(
          bits == begin.length * 8 ? written : written + "/" + bits, begin, bits);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What stands for whoever comes from an address where things are counted: the address, or of
  /// IPv6 all that one household has.
  public static String household(String address) {
    return address.indexOf(':') < 0
        ? address
        : around(address).map(AddressRange::text).orElse(address);
  }

  public boolean contains(String address) {
    return bytes(address)
        .filter(bytes -> bytes.length == begin.length)
        .filter(bytes -> Arrays.equals(masked(bytes, bits), begin))
        .isPresent();
  }

  private static byte[] masked(byte[] address, int bits) {
    var masked = new byte[address.length];
    for (var at = 0; at < address.length; at++) {
      var kept = Math.clamp(bits - at * 8, 0, 8);
      masked[at] = (byte) (address[at] & (0xFF << (8 - kept)));
    }
    return masked;
  }

  private static Optional<byte[]> bytes(String text) {
    if (!text.matches("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}")
        || (!text.contains(":") && !isDotted(text))) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text).getAddress());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isDotted(String text) {
    return text.matches("([0-9]{1,3}\\.){3}[0-9]{1,3}");
  }

  private static int bits(String text) {
    return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressRange range && range.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
