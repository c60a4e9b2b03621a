package hubbub.accounts.domain;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Which addresses are one for limits: of IPv6 all of a network of 64 bits, which anybody has
/// whole.
public final class Networks {
  private static final int NETWORK_BYTES = 8;

  private Networks() {}

  public static String of(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? Arrays.toString(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
          : address;
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
