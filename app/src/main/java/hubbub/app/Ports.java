package hubbub.app;

import hubbub.platform.http.HttpConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/// Which port to listen on.
final class Ports {
  private static final int TRIES = 100;

  private Ports() {}

  /// The named port, or else the first free one from the usual one on.
  static HttpConfig choose(HttpConfig http, boolean named) {
    var address = address(http.bind());
    if (named) {
      if (http.port() != 0 && !isFree(address, http.port())) {
        throw new CannotStart(
            "port "
                + http.port()
                + " is taken by another program; name a free one with --port, or leave --port out"
                + " and one is found");
      }
      return http;
    }
    for (var port = http.port(); port < http.port() + TRIES; port++) {
      if (isFree(address, port)) {
        return http.withPort(port);
      }
    }
    throw new CannotStart(
        "ports "
            + http.port()
            + " to "
            + (http.port() + TRIES - 1)
            + " are all taken by other programs; name a free one with --port");
  }

  private static InetAddress address(String bind) {
    try {
      var address = InetAddress.getByName(bind);
      new ServerSocket(0, 1, address).close();
      return address;
    } catch (IOException e) {
      throw new CannotStart("bind: " + bind + " is no address of this machine", e);
    }
  }

  private static boolean isFree(InetAddress address, int port) {
    try (var socket = new ServerSocket()) {
      // As servers do it: a connection that ended a moment ago doesn't hold the port.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// How a program of this machine reaches that address, as it is written in a URL.
  static String near(String bind) {
    try {
      var address = InetAddress.getByName(bind);
      var host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
      return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    } catch (UnknownHostException e) {
      return bind;
    }
  }

  /// What others call this machine.
  static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
